using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Topics;
using HamuraBot.Topics.Desk;

namespace HamuraBot.Gaps.Desk;

/// <summary>A topic as an officer typed it.</summary>
public sealed record TopicDraft
{
    public TypedWords? Name { get; init; }

    /// <summary>As a button says it.</summary>
    public TypedWords? Short { get; init; }

    /// <summary>Whether it is a kind of support, and so in the menus.</summary>
    public bool IsSupport { get; init; }

    public IReadOnlyList<string>? QuestionsJa { get; init; }

    public IReadOnlyList<string>? QuestionsEn { get; init; }

    /// <summary>What is told, with its dates and source.</summary>
    public RevisionDraft? Fact { get; init; }

    public static TopicDraft Read(IFormCollection form) => new()
    {
        Name = new(form["name.ja"], form["name.en"]),
        Short = new(form["short.ja"], form["short.en"]),
        IsSupport = form["isSupport"] == "true",
        QuestionsJa = form["questionsJa"].ToString().Split('\n'),
        QuestionsEn = form["questionsEn"].ToString().Split('\n'),
        Fact = RevisionDraft.Read(form, RevisionKind.Supersede.Code()),
    };
}

/// <summary>Reads it, as strictly as the files are read.</summary>
public sealed partial class TopicDraftReader(DialogLibrary dialogs, TopicLibrary topics, ExactWords exactWords)
{
    public const string FactId = "main";

    /// <summary>Characters: what fits on a button of a phone, and a title.</summary>
    public const int LongestShortJa = 16, LongestShortEn = 28, LongestName = 60;

    private readonly PhrasingReader phrasings = new(topics, exactWords);
    private readonly List<DraftFault> faults = [];

    public IReadOnlyList<DraftFault> Faults => [.. faults, .. phrasings.Faults];

    public (string Id, WordLists Questions, AddedTopic Topic)? Read(TopicDraft draft, DateTimeOffset now)
    {
        var (name, button) = (ReadName("name", draft.Name, LongestName, LongestName), ReadName("short", draft.Short, LongestShortJa, LongestShortEn));
        var questions = new WordLists(phrasings.Read("questionsJa", draft.QuestionsJa, Language.Ja, null),
            phrasings.Read("questionsEn", draft.QuestionsEn, Language.En, null));
        if (questions.Ja.Count == 0) faults.Add(new("questionsJa", "topics.faults.missing"));
        if (questions.En.Count == 0) faults.Add(new("questionsEn", "topics.faults.missing"));
        var fact = ReadFact((draft.Fact ?? new()) with { Kind = RevisionKind.Supersede.Code(), Seen = null }, now);
        return Faults.Count > 0 ? null
            : (IdOf(button.En), questions, new(draft.IsSupport ? TopicKind.Menu : TopicKind.Fact, name, button, fact!));
    }

    /// <summary>As if it took the place of nothing.</summary>
    private Fact? ReadFact(RevisionDraft draft, DateTimeOffset now)
    {
        var nothing = new Fact(FactId, new("", new("", ""), new("", ""), default, default), "", FactStatus.Unconfirmed, default, null, null, new("", ""), null);
        var reader = new RevisionReader(dialogs, new(nothing, []), draft, dialogs.Calendar.Today);
        var fact = reader.Read("", 0, now)?.Fact;
        faults.AddRange(reader.Faults);
        return fact;
    }

    private Words ReadName(string field, TypedWords? typed, int longestJa, int longestEn)
    {
        var words = new Words(RevisionReader.Tidy(typed?.Ja), RevisionReader.Tidy(typed?.En));
        foreach (var (language, text, limit) in new[] { (Language.Ja, words.Ja, longestJa), (Language.En, words.En, longestEn) })
        {
            var name = $"{field}.{language.Code()}";
            if (text.Length == 0) faults.Add(new(name, "topics.faults.bothLanguages"));
            if (text.Length > limit) faults.Add(new(name, "topics.faults.tooLong", ("limit", limit.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            if (!RevisionReader.IsPlain(text)) faults.Add(new(name, "topics.faults.plain"));
            // A button says the name, and what it says must mean one thing.
            if (text.Length > 0 && exactWords.Find(text, language) is not null) faults.Add(new(name, "gaps.faults.nameTaken"));
        }
        return words;
    }

    private string IdOf(string english)
    {
        var id = NotInIds().Replace(english.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } words ? words : "topic";
        return topics.Find(id) is null && !dialogs.Forms.ContainsKey(id) ? id
            : Enumerable.Range(2, int.MaxValue - 2).Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}-{number}"))
                .First(other => topics.Find(other) is null && !dialogs.Forms.ContainsKey(other));
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInIds();
}
