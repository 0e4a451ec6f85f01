namespace HamuraBot.Content;

/// <summary>The folder <c>dialogs/</c>, wherever it lies; faults name its files as <c>dialogs/…</c>.</summary>
public sealed class ContentFolder(string path)
{
    public const int UsualQuestions = 15;

    /// <summary>So many sample questions a topic must have in each language; trials may do with fewer.</summary>
    public int LeastQuestions { get; init; } = UsualQuestions;

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

    /// <summary>The lines of every file of a subfolder with their numbers; there may be no such folder.</summary>
    public IEnumerable<(string File, int Number, string Line)> Lines(string folder, string extension) =>
        !Directory.Exists(At(folder)) ? [] : Directory.EnumerateFiles(At(folder), $"*.{extension}").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (Shown($"{folder}/{System.IO.Path.GetFileName(file)}"), i + 1, line)))
            .Where(line => line.line.Length > 0 && line.line[0] is not '#');

    /// <summary>
    /// The folder set by <c>Dialogs:Directory</c>; else, in a checkout, the one beside the solution; else the copy beside the program.
    /// </summary>
    public static ContentFolder Find(string? setting, int leastQuestions = UsualQuestions) => new(FindPath(setting)) { LeastQuestions = leastQuestions };

    private static string FindPath(string? setting)
    {
        if (!string.IsNullOrEmpty(setting)) return setting;
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (folder.EnumerateFiles("*.sln").Any() && Directory.Exists(Beside(folder.FullName))) return Beside(folder.FullName);
        return Beside(AppContext.BaseDirectory);
    }

    private static string Beside(string folder) => System.IO.Path.Combine(folder, "dialogs");

    private string At(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>How faults name a file or a subfolder.</summary>
    public string Shown(string file) => $"{System.IO.Path.GetFileName(Path)}/{file}";
}
