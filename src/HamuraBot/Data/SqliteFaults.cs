using Microsoft.Data.Sqlite;

namespace HamuraBot.Data;

/// <summary>What SQLite's codes come to: https://sqlite.org/rescode.html.</summary>
internal static class SqliteFaults
{
    /// <summary>Busy, full or not to be reached: trying again later makes sense. Anything else is a fault, and is told as it is.</summary>
    public static bool IsAway(SqliteException error) =>
        error.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteIoError or SqliteFull or SqliteCannotOpen or SqliteProtocol;

    public const int SqliteBusy = 5;
    public const int SqliteLocked = 6;
    public const int SqliteReadOnly = 8;
    public const int SqliteInterrupt = 9;
    public const int SqliteIoError = 10;
    public const int SqliteFull = 13;
    public const int SqliteCannotOpen = 14;
    public const int SqliteProtocol = 15;
}
