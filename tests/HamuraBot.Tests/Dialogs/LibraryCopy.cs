using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics;

namespace HamuraBot.Tests.Dialogs;

/// <summary>A copy of <c>dialogs/</c> that a test may break.</summary>
internal sealed class LibraryCopy : IDisposable
{
    public static readonly ContentFolder Original = ContentFolder.Find(null);

    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("hamurabot-").FullName, "dialogs");

    public LibraryCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Original.Path, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(path, Path.GetRelativePath(Original.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public ContentFolder Directories => new(path);

    public LibraryCopy Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(path, file), text);
        return this;
    }

    public LibraryCopy Change(string file, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(path, file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public LibraryCopy Delete(string file)
    {
        File.Delete(Path.Combine(path, file));
        return this;
    }

    public IReadOnlyList<Fault> Faults()
    {
        var faults = new Faults();
        var dialogs = DialogLibrary.Load(Directories, TimeProvider.System, faults);
        TopicLibrary.Load(Directories, dialogs, faults);
        return faults.All;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
}
