using HamuraBot.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace HamuraBot.Tests.Requests;

/// <summary>A running server on Sunday 22 November 2026; Monday is a holiday.</summary>
public sealed class RequestServer : IAsyncLifetime
{
    public HamuraProcess Process { get; private set; } = null!;

    public HttpClient Http => Process.Http;

    public async Task InitializeAsync() => Process = await HamuraProcess.StartNewAsync(
        ("Clock__Start", "2026-11-22T10:00:00+09:00"), ("Mail__DeskAddress", "desk@example.jp"),
        ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"));

    public async Task DisposeAsync() => await Process.DisposeAsync();

    /// <summary>One value that the store holds, read beside the running server.</summary>
    public async Task<string?> StoredAsync(string sql, string number)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Process.Data, "hamura.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@number", number);
        return await command.ExecuteScalarAsync() as string;
    }
}
