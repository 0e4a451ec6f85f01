using HamuraBot.Understanding;

namespace HamuraBot.Content;

/// <summary>
/// Reads <c>voices/*.tsv</c>, one file for a kind of people. A line is the language, what is meant, the aspect, the kind and the message as they
/// would type it. Meant is a topic, an intent, <c>none</c> or <c>ask</c>; <c>a+b</c> means both, <c>a|b</c> either, <c>!c</c> behind it that c is rejected.
/// </summary>
public static class VoiceFiles
{
    private const string WholeAspect = "what", NobodysMatter = "none", Unclear = "ask";

    private static readonly Dictionary<string, Intent> Intents =
        Enum.GetValues<Intent>().Except([Intent.Topic, Intent.None]).ToDictionary(intent => intent.ToString().ToLowerInvariant());

    public static IReadOnlyList<Wording> Read(ContentFolder directory, Faults faults)
    {
        var wordings = new List<Wording>();
        foreach (var (file, number, line) in directory.Lines("voices", "tsv"))
        {
            if (line.Split('\t') is [var language, var meant, var aspect, _, var text] && text.Length > 0)
                wordings.Add(Of(Path.GetFileNameWithoutExtension(file), Languages.FromLocale(language), meant, aspect, text));
            else
                faults.Add(file, number, "the line has not five columns", "Write language, meaning, aspect, kind and message with a tab between them");
        }
        return wordings;
    }

    public static Wording Of(string voice, Language language, string meant, string aspect, string text)
    {
        var parts = meant.Split('!');
        var either = parts[0].Split('|');
        var intent = Intents.TryGetValue(either[0], out var known) ? known : parts[0] is NobodysMatter ? Intent.None : Intent.Topic;
        string[] topics = intent is not Intent.Topic ? [] : either[0].Contains('+', StringComparison.Ordinal) ? either[0].Split('+')
            : [.. either.Where(topic => topic is not (Unclear or NobodysMatter) && !Intents.ContainsKey(topic))];
        return new(voice, language, text, either.Contains(Unclear) ? [] : topics, parts[1..], intent)
        {
            Aspect = Aspects.Written.TryGetValue(aspect, out var asked) ? asked : null,
            IsWhole = aspect is WholeAspect,
        };
    }
}
