using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>A server under measurement, in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly string? probe;

    private ServerProcess(Process process, Uri address, string? probe, TimeSpan untilReady)
    {
        (this.process, this.probe, UntilReady) = (process, probe, untilReady);
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    /// <summary>From the start of the process until <c>/healthz/ready</c> says so.</summary>
    public TimeSpan UntilReady { get; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of memory that the process holds just now.</summary>
    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Asks <see cref="StartupHook"/> for the bytes allocated and the time spent on compiling since the process began.</summary>
    public (long Allocated, TimeSpan Compiling) Probe()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(probe ?? throw new InvalidOperationException("The process was started without a probe.")));
        var bytes = new byte[2 * sizeof(long)];
        socket.Receive(bytes);
        return (BitConverter.ToInt64(bytes), new TimeSpan(BitConverter.ToInt64(bytes, sizeof(long))));
    }

    /// <param name="command">What follows <c>dotnet</c>.</param>
    /// <param name="probe">Where the process answers <see cref="Probe"/>; null leaves it as it is in production.</param>
    public static async Task<ServerProcess> StartAsync(
        IEnumerable<string> command, IReadOnlyDictionary<string, string> settings, string folder, string? probe)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo("dotnet", [.. command, "--urls", address.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        if (probe is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            start.Environment[StartupHook.Address] = probe;
        }
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await ReadyAsync(process, address, began);
        return new ServerProcess(process, address, probe, Stopwatch.GetElapsedTime(began));
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task ReadyAsync(Process process, Uri address, long began)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (!process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            try
            {
                using var answer = await http.GetAsync("/healthz/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens there yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[0]} did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
