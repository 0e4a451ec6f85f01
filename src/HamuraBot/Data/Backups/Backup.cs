using System.Text;

namespace HamuraBot.Data.Backups;

/// <summary>Everything that the deployment owns: its store with files and keys, and the mails that are written beside it.</summary>
public static class Backup
{
    /// <summary>The store of one moment, while it is used.</summary>
    /// <exception cref="BackupException">There is nothing to back up, or the file cannot be written.</exception>
    public static async Task<BackupSummary> WriteAsync(DataOptions options, string? connectionString, string path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var store = options.Provider is StoreProvider.Sqlite
            ? await WholeSqlite.OpenToReadAsync(options) : await WholePostgres.OpenToReadAsync(connectionString!);
        var tables = await store.TablesAsync();
        if (tables.RemoveAll(table => table.Name == StoreTable.SchemaSteps) == 0) throw new BackupException("There is no store of HamuraBot to back up.");
        var head = new BackupHead(ProductVersion.Current, now, await store.SchemaStepsAsync(), options.Provider);
        return await BackupFile.WriteAsync(path, async packed =>
        {
            await using var lines = new StreamWriter(packed, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            var rows = 0L;
            await lines.WriteLineAsync(RowLines.Of(head));
            foreach (var table in tables)
            {
                await lines.WriteLineAsync(RowLines.Of(table));
                await foreach (var row in store.RowsAsync(table))
                {
                    await lines.WriteLineAsync(RowLines.OfRow(row));
                    rows++;
                }
            }
            var folders = StoreFolder.All.Select(name => new StoreFolder(options.Directory, name)).Where(folder => folder.HasFiles).ToList();
            foreach (var folder in folders)
            {
                await lines.WriteLineAsync(RowLines.Of(folder.Table));
                await foreach (var row in folder.RowsAsync())
                {
                    await lines.WriteLineAsync(RowLines.OfRow(row));
                    rows++;
                }
            }
            await lines.WriteLineAsync(RowLines.Of(new RowCount(tables.Count + folders.Count, rows)));
            return new BackupSummary(head, tables.Count + folders.Count, rows);
        }, cancellationToken);
    }
}
