using System.Text.Json;
using HamuraBot.Understanding;

namespace HamuraBot.Tests.Understanding.Voices;

/// <summary>A message as somebody wrote it, and what it should be understood as. See <c>Content/VoiceFiles</c> for the columns.</summary>
internal sealed record VoiceLine(string Voice, Language Language, string Expected, string Aspect, string Kind, string Text)
{
    private static readonly HashSet<string> Intents =
        ["menu", "human", "apply", "register", "estimate", "status", "greeting", "thanks", "help", "cancel"];

    public IReadOnlyList<string> Either => Expected.Split('!')[0].Split('|');

    public IReadOnlyList<string> Both => Expected.Split('!')[0].Split('+');

    public bool IsTwo => Both.Count > 1;

    public string? Rejected => Expected.Split('!') is [_, var rejected] ? rejected : null;

    public bool IsNobodys => Either is ["none"];

    public static IEnumerable<VoiceLine> Read(string file) =>
        File.ReadLines(file).Select(line => line.Split('\t')).Select(cells => new VoiceLine(
            Path.GetFileNameWithoutExtension(file), Languages.FromLocale(cells[0]), cells[1], cells[2], cells[3], cells[4]));

    /// <summary>At once, and without what is rejected.</summary>
    public bool IsRight(Meaning meaning)
    {
        string[] answered = [.. meaning.Answers.Select(answer => answer.Id)];
        var got = meaning.Intent is Intent.Topic or Intent.None ? null : meaning.Intent.ToString().ToLowerInvariant();
        if (AnswersRejected(meaning))
            return false;
        if (IsTwo)
            return Both.All(answered.Contains);
        return Either.Any(expected =>
            Intents.Contains(expected) ? got == expected : expected is "ask" or "none" ? answered.Length is 0 : answered.FirstOrDefault() == expected);
    }

    public bool IsWithin(Meaning meaning) => IsRight(meaning)
        || !AnswersRejected(meaning) && (IsTwo ? Both.All(expected => Has(meaning, expected)) : Either.Any(expected => Has(meaning, expected)));

    public bool IsConfidentlyWrong(Meaning meaning) => !IsRight(meaning)
        && (AnswersRejected(meaning) || meaning.Answers is [var first, ..] && !Both.Concat(Either).Contains(first.Id)
            || meaning.Answers.Count is 0 && meaning.Intent is not (Intent.Topic or Intent.None or Intent.Human or Intent.Menu));

    public bool AnswersRejected(Meaning meaning) => Rejected is { } rejected && meaning.Answers.Any(answer => answer.Id == rejected);

    private static bool Has(Meaning meaning, string topic) =>
        meaning.Answers.Any(answer => answer.Id == topic) || meaning.Suggestions.Contains(topic)
        || topic is "ask" && meaning.Answers.Count is 0;
}

/// <summary>Two or three messages of one visitor; what is checked is what the last one is understood as.</summary>
internal sealed record VoiceDialogue(string Voice, Language Language, string Kind, IReadOnlyList<string> Turns, string Expected, string Aspect)
{
    public static IEnumerable<VoiceDialogue> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var dialogue in json.RootElement.EnumerateArray())
        {
            var check = dialogue.GetProperty("check");
            yield return new VoiceDialogue(
                Path.GetFileNameWithoutExtension(file), Languages.FromLocale(dialogue.GetProperty("lang").GetString()), dialogue.GetProperty("kind").GetString()!,
                [.. dialogue.GetProperty("turns").EnumerateArray().Select(turn => turn.GetString()!)], check.GetProperty("ids").GetString()!,
                check.TryGetProperty("aspect", out var aspect) ? aspect.GetString()! : "-");
        }
    }

    /// <summary>The last message in the light of those before.</summary>
    public Meaning Last(LanguageUnderstanding understanding, Func<string, Aspect, bool> tells, Func<string, string?> siblingOf)
    {
        var (focus, meaning) = (Focus.None, default(Meaning)!);
        foreach (var turn in Turns)
        {
            meaning = focus.Resolve(understanding.Understand(turn, Language), tells, siblingOf);
            focus = meaning.Intent switch
            {
                Intent.Topic => focus.After(meaning.Answers, meaning.Suggestions),
                Intent.Status => focus with { IsOwnMatter = true },
                _ => focus,
            };
        }

        return meaning;
    }

    public bool IsRight(Meaning meaning) => new VoiceLine(Voice, Language, Expected, Aspect, Kind, Turns[^1]).IsRight(meaning);
}
