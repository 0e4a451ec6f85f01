using HamuraBot.Content;
using HamuraBot.Dialogs;

namespace HamuraBot.Topics.Chat;

/// <summary>Tells a topic on a day: each fact in the manner of its status, then what the source leaves open, whom to ask, and the source.</summary>
public sealed class AnswerText(DialogLibrary library)
{
    private readonly FramePhrases frames = library.Phrases.Frames;
    private readonly Formats formats = library.Phrases.Formats;

    public string Of(Topic topic, Language language, DateOnly today) =>
        Join([.. Paragraphs(topic, language, today), SourceLines([topic], language)]);

    /// <summary>Several topics one after the other, each under its name; the sources at the end.</summary>
    public string Of(IReadOnlyList<Topic> topics, Language language, DateOnly today) => topics is [var only]
        ? Of(only, language, today)
        : Join(
        [
            .. topics.SelectMany(topic => Paragraphs(topic, language, today).Prepend($"**{topic.Name.In(language)}**")),
            SourceLines(topics, language),
        ]);

    private static string Join(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);

    private IEnumerable<string> Paragraphs(Topic topic, Language language, DateOnly today)
    {
        foreach (var told in Together(topic.Facts, today)) yield return Framed(topic.Kind, told, language, today);
        if (topic.Kind is TopicKind.Contact) yield return DeskHours.OpenOrNot(library, language);
        if (string.Join('\n', Closing(topic, language, today)) is { Length: > 0 } closing) yield return closing;
    }

    /// <summary>What nobody here knows, and who does. The contact topic has just said how to reach the desk.</summary>
    private IEnumerable<string> Closing(Topic topic, Language language, DateOnly today)
    {
        var open = topic.NotInSource.In(language);
        if (open.Count > 0) yield return frames.NotInSource.In(language, ("list", formats.List(open, language)));
        if (topic.StatusOn(today) is FactStatus.Expired) yield return frames.AskForSuccessor.In(language);
        else if (topic.Kind is not TopicKind.Contact
            && (open.Count > 0 || topic.Facts.Any(fact => fact.StatusOn(today) is not FactStatus.Current)))
            yield return frames.AskTheDesk.In(language);
    }

    private string SourceLines(IReadOnlyList<Topic> topics, Language language) =>
        string.Join('\n', topics.SelectMany(topic => topic.Facts).Select(fact => fact.Source).Distinct()
            .Select(source => SourceLine(source, language)));

    public string SourceLine(Source source, Language language)
    {
        var line = frames.SourceLine.In(language, ("publisher", source.Publisher.In(language)), ("title", source.Title.In(language)),
            ("updated", formats.Date(source.Updated, language)));
        return source.Url is null ? line : frames.SourceAddress.In(language, ("source", line), ("url", source.Url));
    }

    /// <summary>A fact as it is told on a day, without what stands around it.</summary>
    public string Of(Fact fact, Language language, DateOnly today) => Phrase.FillNames(fact.TextOn(today).In(language), library.Names, language);

    /// <summary>Neighbouring facts that are told in the same manner share one frame.</summary>
    private static List<List<Fact>> Together(IReadOnlyList<Fact> facts, DateOnly today)
    {
        var groups = new List<List<Fact>>();
        foreach (var fact in facts)
        {
            if (groups is [.., [.., var last] group] && IsToldAlike(last, fact, today)) group.Add(fact);
            else groups.Add([fact]);
        }
        return groups;
    }

    private static bool IsToldAlike(Fact one, Fact other, DateOnly today) =>
        one.StatusOn(today) == other.StatusOn(today) && one.AsOf == other.AsOf && one.Source == other.Source
        && (one.Written is not FactStatus.Current || one.ValidTo == other.ValidTo);

    private string Framed(TopicKind kind, List<Fact> facts, Language language, DateOnly today)
    {
        var first = facts[0];
        var text = string.Join(language is Language.Ja ? "" : " ", facts.Select(fact => Of(fact, language, today)));
        var asOf = formats.Date(first.AsOf, language);
        if (first.StatusOn(today) is FactStatus.Current && first.ValidTo is { } lastDay)
            return frames.CurrentUntil.In(language, ("text", text), ("asOf", asOf), ("validTo", formats.Date(lastDay, language)));
        return Frame(kind, first.StatusOn(today)).In(language,
            ("text", text),
            ("asOf", asOf),
            ("created", formats.Date(first.Source.Created, language)),
            ("updated", formats.Date(first.Source.Updated, language)));
    }

    private Phrase Frame(TopicKind kind, FactStatus status) => status switch
    {
        FactStatus.Unconfirmed when kind is TopicKind.Contact => frames.Contact,
        FactStatus.Current => frames.Current,
        FactStatus.Unconfirmed => frames.Unconfirmed,
        FactStatus.Expired => frames.Expired,
        FactStatus.Historic => frames.Historic,
        FactStatus.Plan => frames.Plan,
        FactStatus.Opinion => frames.Opinion,
    };
}
