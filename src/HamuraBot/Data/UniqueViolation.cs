using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HamuraBot.Data;

/// <summary>A key that somebody else took a moment before: how each store says so.</summary>
internal static class UniqueViolation
{
    private const int SqliteUnique = 2067, SqlitePrimaryKey = 1555, SqliteRowId = 2579;

    public static bool Is(DbException error) => error switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey or SqliteRowId,
        _ => false,
    };
}
