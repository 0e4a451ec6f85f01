using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics;
using HamuraBot.Understanding;

namespace HamuraBot.Tests.Understanding;

/// <summary>The understanding of <c>dialogs/</c> as it is deployed, made once for all tests.</summary>
public sealed class DeployedContent
{
    public DeployedContent()
    {
        var faults = new Faults();
        var root = Root();
        var directory = new ContentFolder(Path.Combine(root, "dialogs"));
        var dialogs = DialogLibrary.Load(directory, TimeProvider.System, faults);
        Knowledge = TopicKnowledge.Of(dialogs, TopicLibrary.Load(directory, dialogs, faults));
        Understanding = new LanguageUnderstanding(Knowledge);
        Questions = HeldOutQuestion.Read(Path.Combine(root, "tests", "HamuraBot.Tests", "Understanding", "held-out.tsv"));
    }

    public Knowledge Knowledge { get; }

    public LanguageUnderstanding Understanding { get; }

    internal IReadOnlyList<HeldOutQuestion> Questions { get; }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HamuraBot.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not lie within the solution.");
        return folder.FullName;
    }

    /// <summary>In the language that the question shows: the conversation's is always the other one.</summary>
    internal Meaning Of(HeldOutQuestion question) =>
        Understanding.Understand(question.Text, question.Language is Language.Ja ? Language.En : Language.Ja);
}

/// <summary>
/// A line of <c>held-out.tsv</c>: language, what is expected (a topic, an intent, <c>intent/topic</c>, or <c>none</c>), style, text. The
/// questions were written before the sample questions of the content were known, and none of them may be copied there.
/// </summary>
internal sealed record HeldOutQuestion(Language Language, string Expected, string Style, string Text)
{
    public bool IsForeign => Expected is "none";

    public bool IsIntent => !IsForeign && !Expected.Contains('-') && Enum.TryParse<Intent>(Expected.Split('/')[0], ignoreCase: true, out _)
        || Expected.Contains('/');

    public bool IsTopic => !IsForeign && !IsIntent;

    public static HeldOutQuestion[] Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split('\t'))
            .Select(cells => new HeldOutQuestion(Languages.FromLocale(cells[0]), cells[1], cells[2], cells[3]))];
}
