namespace HamuraBot.Data.Backups;

/// <summary>A folder beside the store whose files are part of a backup: in it, it looks like a table of names and contents.</summary>
internal sealed class StoreFolder(string directory, string name)
{
    /// <summary>Of files that are only half restored.</summary>
    private const string Part = ".part";

    private static readonly string[] Columns = ["name", "content"];

    private readonly string path = Path.Combine(directory, name);

    public static IReadOnlyList<string> All { get; } = ["mail/"];

    public StoreTable Table => new(name, Columns);

    public bool HasFiles => Files().Any();

    public async IAsyncEnumerable<object?[]> RowsAsync()
    {
        foreach (var file in Files().Order(StringComparer.Ordinal))
        {
            byte[] content;
            try
            {
                content = await File.ReadAllBytesAsync(file);
            }
            catch (FileNotFoundException)
            {
                // Its time was up a moment ago.
                continue;
            }
            yield return [Path.GetFileName(file), content];
        }
    }

    /// <summary>Beside the folder, until <see cref="Replace"/>.</summary>
    public async Task TakeInAsync(IAsyncEnumerable<object?[]> rows)
    {
        var part = Directory.CreateDirectory(path.TrimEnd('/') + Part).FullName;
        await foreach (var row in rows)
        {
            if (row is not [string file, byte[] content] || Path.GetFileName(file) != file || file.StartsWith('.')) throw new BackupException("The content of the backup cannot be understood.");
            await File.WriteAllBytesAsync(Path.Combine(part, file), content);
        }
    }

    /// <summary>What was there is given up for what was taken in, which may be nothing.</summary>
    public void Replace()
    {
        var part = path.TrimEnd('/') + Part;
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        if (Directory.Exists(part)) Directory.Move(part, path.TrimEnd('/'));
    }

    public void GiveUp()
    {
        if (Directory.Exists(path.TrimEnd('/') + Part)) Directory.Delete(path.TrimEnd('/') + Part, recursive: true);
    }

    /// <summary>Not those that are being written.</summary>
    private IEnumerable<string> Files() => Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(file => !Path.GetFileName(file).StartsWith('.')) : [];
}
