using Npgsql;

namespace HamuraBot.Data;

/// <summary>PostgreSQL for any number of nodes: a transaction a piece of work; guards in the statements settle races between nodes.</summary>
public sealed class PostgresStore : Store
{
    /// <summary>Taken while migrating, so that nodes that start together migrate one after the other.</summary>
    private const long MigrationLock = 4684_2003_04;

    private readonly KeyedQueue rows = new();

    private readonly int nodes;

    /// <param name="nodes">How many of them share the database.</param>
    public PostgresStore(string connectionString, int nodes = 1)
    {
        this.nodes = nodes;
        DataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });
    }

    public NpgsqlDataSource DataSource { get; }

    public override Task MigrateAsync(CancellationToken cancellationToken) => OnConnectionAsync(async connection =>
    {
        await CheckPoolAsync(connection);
        await connection.ExecuteAsync($"SELECT pg_advisory_lock({MigrationLock})");
        await Migration.RefuseNewerAsync(connection);
        foreach (var migration in Migration.For(StoreProvider.PostgreSql))
        {
            await using var transaction = await connection.Connection.BeginTransactionAsync(cancellationToken);
            connection.Transaction = transaction;
            await migration.ApplyAsync(connection);
            await transaction.CommitAsync(cancellationToken);
        }
        connection.Transaction = null;
        return await connection.ExecuteAsync($"SELECT pg_advisory_unlock({MigrationLock})");
    }, cancellationToken);

    public override async Task<T> WriteAsync<T>(Func<StoreTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await TransactAsync(work, null, cancellationToken);
        }
        catch (RowBusyException busy)
        {
            using var place = await rows.EnterAsync(busy.Row);
            return await TransactAsync(work, busy.Row, cancellationToken);
        }
    }

    /// <param name="row">Whose turn it is, if it had to wait.</param>
    private Task<T> TransactAsync<T>(Func<StoreTransaction, Task<T>> work, string? row, CancellationToken cancellationToken) => OnConnectionAsync(async connection =>
    {
        await using var transaction = await connection.Connection.BeginTransactionAsync(cancellationToken);
        connection.Transaction = transaction;
        using var written = new StoreTransaction(connection, new RowQueue(rows, row));
        var result = await written.RunAsync(work);
        if (!written.RolledBack)
        {
            // Once the work is done the commit is not given up half-way: a caller who left must not make its fate unknown.
            await transaction.CommitAsync(CancellationToken.None);
            written.GiveHints();
        }
        return result;
    }, cancellationToken);

    public override Task<T> ReadAsync<T>(Func<StoreConnection, Task<T>> read, CancellationToken cancellationToken) => OnConnectionAsync(read, cancellationToken);

    /// <summary>The server's own cleaning does it.</summary>
    public override Task ForgetDeletedAsync() => Task.CompletedTask;

    public override ValueTask DisposeAsync() => DataSource.DisposeAsync();

    private async Task<T> OnConnectionAsync<T>(Func<StoreConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new StoreConnection(await DataSource.OpenConnectionAsync(cancellationToken)) { Cancellation = cancellationToken };
            return await use(connection);
        }
        catch (NpgsqlException away) when (away.IsTransient || away is not PostgresException)
        {
            throw new StoreUnavailableException("PostgreSQL cannot be reached just now.", away);
        }
    }

    /// <summary>Pools that could fill the server past its limit are a fault of the settings, found at start and not under load.</summary>
    private async Task CheckPoolAsync(StoreConnection connection)
    {
        var allowed = int.Parse((string)(await connection.ScalarAsync("SHOW max_connections"))!, System.Globalization.CultureInfo.InvariantCulture);
        var pool = new NpgsqlConnectionStringBuilder(DataSource.ConnectionString).MaxPoolSize;
        if (pool * nodes > allowed)
        {
            throw new SettingException(
                $"Maximum Pool Size is {pool}, PostgreSQL's max_connections {allowed}, and Data__Nodes {nodes}. Lower the pool in ConnectionStrings__HamuraBot: pool × nodes must stay below.");
        }
    }
}
