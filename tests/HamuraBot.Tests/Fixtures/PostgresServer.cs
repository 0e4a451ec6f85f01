using System.Diagnostics;

namespace HamuraBot.Tests.Fixtures;

/// <summary>
/// A throw-away server on a free port and in a folder of its own: one for the test run, and one for whoever crashes it. A small shell owns
/// it and waits for the end of our pipe, so that the server stops and its folder goes even when the test run is killed.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Own = """
        exec 2>&1
        "$1/initdb" -D "$2/data" -U hamura --auth=trust --encoding=UTF8 --locale=C --no-sync > "$2/initdb.log" || { cat "$2/initdb.log"; exit 1; }
        start() {
            "$1/pg_ctl" -D "$2/data" -w -t 60 -l "$2/server.log" -o "-p $3 -k $2 -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=$4" start \
                > "$2/start.log" || { cat "$2/start.log" "$2/server.log"; exit 1; }
            echo ready
        }
        start "$@"
        while read -r _; do
            "$1/pg_ctl" -D "$2/data" -m immediate stop > /dev/null
            start "$@"
        done
        "$1/pg_ctl" -D "$2/data" -m immediate stop > /dev/null
        rm -rf "$2"
        """;

    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);

    // Referenced for as long as the run lasts: its standard input is what keeps the server alive.
    private readonly Process owner;

    private PostgresServer(Process owner, int port) => (this.owner, Port) = (owner, port);

    public int Port { get; }

    public static Task<PostgresServer> SharedAsync() => Started.Value;

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=hamura;Database={database}";

    /// <summary>As a crash: what was not written to the disk is gone, and so is every connection. Then it is started again.</summary>
    public async Task CrashAsync()
    {
        await owner.StandardInput.WriteLineAsync("crash");
        await owner.StandardInput.FlushAsync();
        Assert.Equal("ready", await owner.StandardOutput.ReadLineAsync());
    }

    public void Dispose()
    {
        owner.StandardInput.Close();
        owner.WaitForExit();
        owner.Dispose();
    }

    public static async Task<PostgresServer> StartAsync()
    {
        var binaries = Programs.PostgresBinaries;
        var folder = Directory.CreateTempSubdirectory("hamura-pg-").FullName;
        var port = Ports.Free();
        // Off only on request: a laptop with a slow disk may want it, a test of durability may not.
        var fsync = Environment.GetEnvironmentVariable("HAMURA_POSTGRES_FSYNC") ?? "on";
        string[] command = ["/bin/sh", "-c", Own, "sh", binaries, folder, $"{port}", fsync];
        var owner = Process.Start(new ProcessStartInfo(command[0], AsNonRoot(folder, command))
        {
            FileName = Programs.IsRoot ? Programs.OnPath("runuser")! : command[0],
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var said = await owner.StandardOutput.ReadLineAsync();
        return said == "ready"
            ? new PostgresServer(owner, port)
            : throw new InvalidOperationException($"PostgreSQL did not start: {said}\n{await owner.StandardOutput.ReadToEndAsync()}");
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsNonRoot(string folder, string[] command)
    {
        if (!Programs.IsRoot)
        {
            return command[1..];
        }

        var user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        Programs.Run(Programs.OnPath("chown")!, user, folder);
        return ["-u", user, "--", .. command];
    }
}
