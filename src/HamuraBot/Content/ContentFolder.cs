namespace HamuraBot.Content;

/// <summary>The folder <c>dialogs/</c>, wherever it lies; faults name its files as <c>dialogs/…</c>.</summary>
public sealed class ContentFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public YamlMap Map(string file, Faults faults) => YamlMap.Load(At(file), Shown(file), faults);

    public IReadOnlyList<YamlMap> List(string file, Faults faults) => YamlMap.LoadList(At(file), Shown(file), faults);

    /// <summary>Every file of a subfolder, by name.</summary>
    public IReadOnlyList<YamlMap> Maps(string folder, Faults faults)
    {
        if (Directory.Exists(At(folder)))
            return [.. Directory.EnumerateFiles(At(folder), "*.yaml").Order(StringComparer.Ordinal)
                .Select(file => Map($"{folder}/{System.IO.Path.GetFileName(file)}", faults))];
        faults.Add(Shown(folder), 1, "the folder is missing", "Put it back; the bot does not start without it");
        return [];
    }

    /// <summary>
    /// The folder set by <c>Dialogs:Directory</c>; else, in a checkout, the one beside the solution; else the copy beside the program.
    /// </summary>
    public static ContentFolder Find(string? setting)
    {
        if (!string.IsNullOrEmpty(setting)) return new(setting);
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (folder.EnumerateFiles("*.sln").Any() && Directory.Exists(Beside(folder.FullName))) return new(Beside(folder.FullName));
        return new(Beside(AppContext.BaseDirectory));
    }

    private static string Beside(string folder) => System.IO.Path.Combine(folder, "dialogs");

    private string At(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>How faults name a file or a subfolder.</summary>
    public string Shown(string file) => $"{System.IO.Path.GetFileName(Path)}/{file}";
}
