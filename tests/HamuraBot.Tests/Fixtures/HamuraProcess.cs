using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace HamuraBot.Tests.Fixtures;

/// <summary>
/// The built application as a process of its own, with a store of its own: started, killed like a crash and started again on the
/// same data and port. A small shell leads its process group and kills the group when our pipe ends, whether by
/// <see cref="Kill"/> or because the test run itself was killed.
/// </summary>
public sealed class HamuraProcess : IAsyncDisposable
{
    private const string Own = """
        log=$1; shift
        exec 3<&0
        (read -r _ <&3; kill -9 0) &
        exec "$@" 3<&- < /dev/null >> "$log" 2>&1
        """;

    private static readonly TimeSpan UntilReady = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-test-");
    private Process? process;

    public HamuraProcess()
    {
        Address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        Data = Path.Combine(folder.FullName, "data");
        Directory.CreateDirectory(Data);
        Http = NewClient();
        Settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Testing",
            ["Data__Directory"] = Data,
            ["PublicUrl"] = Address.GetLeftPart(UriPartial.Authority),
            ["RateLimits__PerAddress"] = "10000000",
            ["RateLimits__PerVisitor"] = "10000000",
            // These servers live for seconds: measuring themselves for a long life does not pay.
            ["DOTNET_TieredPGO"] = "0",
        };
    }

    public Uri Address { get; }

    public string Data { get; }

    public HttpClient Http { get; }

    /// <summary>Environment variables, read at each start.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>The end of the server's log, to be shown with a failure: what went wrong, more than where.</summary>
    public string LastWords => string.Join('\n', LogLines().Where(line => !line.TrimStart().StartsWith("at ", StringComparison.Ordinal)).TakeLast(40));

    public bool IsRunning => process is { HasExited: false };

    public int Id => process!.Id;

    /// <summary>What it has of the machine's memory.</summary>
    public long ResidentMegabytes
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64 / 1_000_000;
        }
    }

    /// <summary>All that the server has logged.</summary>
    public string Log => string.Join('\n', LogLines());

    private string LogFile => Path.Combine(folder.FullName, "server.log");

    /// <summary>A client with connections of its own; cookies and redirects are left to the test.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public static async Task<HamuraProcess> StartNewAsync(params (string Name, string Value)[] settings)
    {
        var server = new HamuraProcess();
        foreach (var (name, value) in settings)
        {
            server.Settings[name] = value;
        }

        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        string[] app = [Dotnet, Path.Combine(Repository.AppBinaries, "HamuraBot.dll"), "--urls", Address.GetLeftPart(UriPartial.Authority)];
        var start = new ProcessStartInfo(Programs.OnPath("setsid")!, ["/bin/sh", "-c", Own, "sh", LogFile, .. app])
        {
            WorkingDirectory = Repository.App,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        await Eventually.TrueAsync("the server is ready", IsReadyAsync, UntilReady);
    }

    /// <summary>As a crash: SIGKILL to the whole group, and nothing written any more.</summary>
    public void Kill()
    {
        process!.StandardInput.Close();
        process.WaitForExit();
    }

    /// <summary>As the system stops a service: SIGTERM, and an orderly end.</summary>
    public async Task StopAsync()
    {
        Programs.Run("/bin/sh", "-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process!.Id}"));
        await process.WaitForExitAsync();
        process.StandardInput.Close();
    }

    public ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            Kill();
        }

        var leaked = Canaries.In(Log);
        process?.Dispose();
        Http.Dispose();
        folder.Delete(recursive: true);
        Assert.True(leaked.Count == 0, $"The log tells what is nobody's business:\n{string.Join('\n', leaked.Take(10))}");
        return ValueTask.CompletedTask;
    }

    private string[] LogLines() => File.Exists(LogFile) ? File.ReadAllLines(LogFile) : [];

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Programs.OnPath("dotnet")!;

    private async Task<bool> IsReadyAsync()
    {
        if (process!.HasExited)
        {
            throw new InvalidOperationException($"The server ended at its start with {process.ExitCode}:\n{LastWords}");
        }

        try
        {
            using var answer = await Http.GetAsync("/healthz/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
