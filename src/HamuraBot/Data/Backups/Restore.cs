using System.Text;
using Microsoft.Extensions.Options;

namespace HamuraBot.Data.Backups;

/// <summary>
/// A backup takes the place of a store, in one transaction: until its end the old one is there, whatever happens. The schema is made as it was when the
/// backup was taken, and brought up to date by the usual steps once the rows are in.
/// </summary>
public static class Restore
{
    /// <param name="replace">A store that is not empty is given up for it.</param>
    /// <exception cref="BackupException">Nothing was restored and nothing has changed.</exception>
    /// <exception cref="SettingException">A server has the store.</exception>
    public static async Task<BackupSummary> RunAsync(DataOptions options, string? connectionString, string path, bool replace, CancellationToken cancellationToken)
    {
        await using var packed = await BackupFile.OpenAsync(path, cancellationToken);
        using var lines = new StreamReader(packed, Encoding.UTF8);
        var head = RowLines.Read<BackupHead>(await lines.ReadLineAsync(cancellationToken));
        var steps = Migration.For(options.Provider).ToList();
        if (head.SchemaSteps.Except(steps.Select(step => step.Number)).ToList() is { Count: > 0 } unknown)
            throw new BackupException($"The backup is of version {head.Product}, whose store has a step ({unknown.Max()}) that this version ({ProductVersion.Current}) does not know: install that version or a newer one, and restore it there.");

        using var alone = new StoreLock(Options.Create(options));
        alone.Take();
        await using var store = options.Provider is StoreProvider.Sqlite
            ? await WholeSqlite.OpenToReplaceAsync(options) : await WholePostgres.OpenToReplaceAsync(connectionString!);
        var erased = await ErasedAsync(store, options, cancellationToken);
        await EmptyAsync(store, replace);
        await store.ApplyAsync(steps.Where(step => head.SchemaSteps.Contains(step.Number)));
        await store.LeaveReferencesAsync();
        // Some steps put rows in; the backup has those that were still there.
        await store.ClearAsync();
        var folders = StoreFolder.All.ToDictionary(name => name, name => new StoreFolder(options.Directory, name));
        foreach (var folder in folders.Values) folder.GiveUp();
        try
        {
            var summary = await InsertAsync(store, lines, head, folders, cancellationToken);
            await store.CheckReferencesAsync();
            await store.ApplyAsync(steps);
            await store.AddAsync(erased);
            await store.CommitAsync();
            foreach (var folder in folders.Values) folder.Replace();
            return summary;
        }
        finally
        {
            foreach (var folder in folders.Values) folder.GiveUp();
        }
    }

    /// <summary>What was erased since the backup was taken, as the store that is given up knows it, or the file beside it.</summary>
    private static async Task<IReadOnlyList<Erasure>> ErasedAsync(WholeStore store, DataOptions options, CancellationToken cancellationToken) =>
        [.. (await store.ErasuresAsync()).Concat(await Erasures.ReadFileAsync(options.Directory, cancellationToken)).DistinctBy(erasure => erasure.Id)];

    private static async Task EmptyAsync(WholeStore store, bool replace)
    {
        var tables = await store.TablesAsync();
        if (tables.Count > 0 && tables.All(table => table.Name != StoreTable.SchemaSteps))
            throw new BackupException("The database has tables that are not HamuraBot's: name another one.");
        foreach (var table in tables.Where(table => !replace && table.Name != StoreTable.SchemaSteps))
        {
            if (await store.HasRowsAsync(table)) throw new BackupException("The store is not empty: with --replace all that is in it is given up for the backup.");
        }
        await store.DropAsync(tables);
    }

    private static async Task<BackupSummary> InsertAsync(
        WholeStore store, StreamReader lines, BackupHead head, Dictionary<string, StoreFolder> folders, CancellationToken cancellationToken)
    {
        var (tables, rows) = (0, 0L);
        var line = await lines.ReadLineAsync(cancellationToken);
        while (RowLines.Read<StoreTable>(line) is { Name: not null } table)
        {
            await (folders.TryGetValue(table.Name, out var folder) ? folder.TakeInAsync(RowsAsync()) : store.InsertAsync(table, RowsAsync()));
            tables++;
        }
        if (RowLines.Read<RowCount>(line) != new RowCount(tables, rows)) throw new BackupException("The content of the backup ends too early.");
        return new(head, tables, rows);

        async IAsyncEnumerable<object?[]> RowsAsync()
        {
            while (RowLines.IsRow(line = await lines.ReadLineAsync(cancellationToken)))
            {
                yield return RowLines.ReadRow(line!);
                rows++;
            }
        }
    }
}
