using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>
/// A PostgreSQL of this run, durable as in production, with the machine's programs. A shell owns it and ends it when our pipe ends.
/// </summary>
internal sealed class ThrowAwayPostgres : IDisposable
{
    private const string Own = """
        exec 2>&1
        "$1/initdb" -D "$2/data" -U hamura --auth=trust --encoding=UTF8 --locale=C > "$2/log" || { cat "$2/log"; exit 1; }
        "$1/pg_ctl" -D "$2/data" -w -l "$2/log" -o "-k $2 -c listen_addresses= -c max_connections=250" start > /dev/null || { cat "$2/log"; exit 1; }
        echo ready
        read -r _
        "$1/pg_ctl" -D "$2/data" -m immediate stop > /dev/null
        """;

    private readonly Process owner;
    private readonly string folder;

    private ThrowAwayPostgres(Process owner, string folder) => (this.owner, this.folder) = (owner, folder);

    /// <summary>Of the server's processes that live: connections are pooled, so those that work do.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var postmaster = File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First();
            var children = File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return children.Aggregate(TimeSpan.Zero, (sum, child) => sum + CpuOf(int.Parse(child, CultureInfo.InvariantCulture)));
        }
    }

    public static async Task<ThrowAwayPostgres> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        string[] shell = ["/bin/sh", "-c", Own, "sh", NewestPrograms(), folder];
        var asRoot = Environment.UserName == "root";
        if (asRoot)
        {
            // PostgreSQL refuses to run as root.
            using var chown = Process.Start("chown", ["postgres", folder]);
            await chown.WaitForExitAsync();
        }
        var owner = Process.Start(new ProcessStartInfo(asRoot ? "runuser" : shell[0], asRoot ? ["-u", "postgres", "--", .. shell] : shell[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return await owner.StandardOutput.ReadLineAsync() is "ready"
            ? new ThrowAwayPostgres(owner, folder)
            : throw new InvalidOperationException($"PostgreSQL did not start: {await owner.StandardOutput.ReadToEndAsync()}");
    }

    public async Task<string> CreateDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public void Dispose()
    {
        owner.StandardInput.Close();
        owner.WaitForExit();
        owner.Dispose();
    }

    private string ConnectionString(string database) => $"Host={folder};Username=hamura;Database={database}";

    private static TimeSpan CpuOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private static string NewestPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        return (Directory.Exists(debian) ? Directory.GetDirectories(debian) : []).Order(StringComparer.Ordinal).LastOrDefault() is { } newest
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException("PostgreSQL is missing. Install it with: apt-get install postgresql");
    }
}
