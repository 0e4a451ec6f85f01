using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;

namespace HamuraBot.Topics.Chat;

/// <summary>What is asked about a topic: an aspect, or the whole.</summary>
/// <param name="Words">The part of the message that asks it, where there are several.</param>
public sealed record Asked(Topic Topic, Aspect? Aspect, string? Words = null);

/// <summary>
/// One sentence that answers what was asked, the figure bold, its date and standing in the same breath; or that the source does not say it,
/// and who knows. All else is told when more is wanted.
/// </summary>
public sealed class ShortAnswer(DialogLibrary library, AnswerText full)
{
    private readonly BriefPhrases phrases = library.Phrases.Brief;
    private readonly Formats formats = library.Phrases.Formats;

    /// <param name="asked">All that is asked about one topic.</param>
    /// <param name="text">The question as it was written: it may name something that the source is known to be silent about.</param>
    /// <param name="isFirst">Whom to ask is said once, not under every answer.</param>
    public string Of(IReadOnlyList<Asked> asked, string text, bool isFirst, Language language)
    {
        var (topic, today) = (asked[0].Topic, library.Calendar.Today);
        var silent = asked.Where(one => IsSilent(one, text, language)).ToList();
        string[] told =
        [
            .. asked.Except(silent).Select(one => Told(one, language, today)).Distinct(),
            .. silent.Count > 0 ? [Silent(topic, silent, text, isFirst, language, today)] : (string[])[],
        ];
        var said = string.Join(Space(language), told);
        var isOpen = silent.Count is 0 && topic.Kind is not TopicKind.Contact && !asked.Any(IsApplying) && topic.Facts.Any(fact => fact.StatusOn(today) is not FactStatus.Current);
        return isFirst && isOpen ? $"{said}{Space(language)}{Ask(topic, language, today)}" : said;
    }

    private static string Space(Language language) => language is Language.Ja ? "" : " ";

    /// <summary>What a topic opens first is the wish for it; a form behind that, such as advice on loans, is not.</summary>
    private bool IsApplying(Asked asked) =>
        asked.Aspect is Aspect.How && FormIds.Contract.Contains(asked.Topic.Opens.FirstOrDefault()) && asked.Topic.StatusOn(library.Calendar.Today) is not FactStatus.Expired;

    private bool IsSilent(Asked asked, string text, Language language) => asked.Topic.Kind is TopicKind.Contact
        ? asked.Topic.SilentItem(asked.Words ?? text, language) is not null
        : asked.Topic.FactsOn(asked.Aspect).Count is 0 && !IsApplying(asked);

    private string Told(Asked asked, Language language, DateOnly today)
    {
        var topic = asked.Topic;
        if (topic.Kind is TopicKind.Contact) return Contact(asked, language, today);
        if (IsApplying(asked)) return phrases.ApplyHere.In(language, ("name", topic.Short.In(language)));
        var told = string.Join(Space(language), topic.FactsOn(asked.Aspect).Select(fact => Told(fact, language, today)));
        if (asked.Aspect is not Aspect.Exists || topic.Kind is not TopicKind.Menu) return told;
        return (topic.StatusOn(today) is FactStatus.Expired ? phrases.No : phrases.Yes).In(language, ("text", told));
    }

    private string Contact(Asked asked, Language language, DateOnly today)
    {
        var topic = asked.Topic;
        var facts = topic.FactsOn(asked.Aspect) is { Count: > 0 } some ? some : topic.Facts;
        var told = string.Join(Space(language), facts.Select(fact =>
            fact.StatusOn(today) is FactStatus.Current ? Told(fact, language, today) : Highlight.Figures(full.Of(fact, language, today))));
        // The hours are the desk's own; address and phone number are the source's.
        if (facts.FirstOrDefault(fact => fact.StatusOn(today) is FactStatus.Unconfirmed && !fact.Aspects.Contains(Aspect.OpenOn)) is { } sourced)
            told = phrases.Contact.In(language, ("text", told), ("asOf", formats.Date(sourced.AsOf, language)));
        var isOpeningAsked = asked.Aspect is Aspect.OpenOn or Aspect.Until || facts.Count == topic.Facts.Count;
        return isOpeningAsked ? $"{told}\n\n{DeskHours.OpenOrNot(library, language)}" : told;
    }

    /// <summary>What has ended is said first, whatever was asked.</summary>
    private string Silent(Topic topic, List<Asked> asked, string text, bool isFirst, Language language, DateOnly today)
    {
        var leading = topic.Leading;
        if (asked is [{ Aspect: Aspect.Until }] && leading.StatusOn(today) is FactStatus.Unconfirmed && topic.Kind is not TopicKind.Contact)
            return phrases.StillUnconfirmed.In(language, ("name", topic.Short.In(language)), ("asOf", formats.Date(leading.AsOf, language)));
        var what = formats.List([.. asked.Select(one => Unsaid(one, text, language)).Distinct()], language);
        var said = (isFirst ? phrases.NotSaid : phrases.NotSaidAgain).In(language, ("name", topic.Short.In(language)), ("what", what));
        return leading.StatusOn(today) is FactStatus.Expired ? $"{Told(leading, language, today)}{Space(language)}{said}" : said;
    }

    private string Unsaid(Asked asked, string text, Language language) =>
        asked.Topic.SilentItem(asked.Words ?? text, language) ?? asked.Topic.SilentOn.GetValueOrDefault(asked.Aspect ?? default)?.In(language)
            ?? library.Wordings.AspectNames[asked.Aspect ?? default].In(language);

    private string Ask(Topic topic, Language language, DateOnly today) =>
        (topic.StatusOn(today) is FactStatus.Expired ? phrases.AskForSuccessor : phrases.AskTheDesk).In(language);

    private string Told(Fact fact, Language language, DateOnly today)
    {
        var text = Highlight.Figures(full.Of(fact, language, today));
        var asOf = formats.Date(fact.AsOf, language);
        return fact.StatusOn(today) is FactStatus.Current && fact.ValidTo is { } lastDay
            ? phrases.CurrentUntil.In(language, ("text", text), ("asOf", asOf), ("validTo", formats.Date(lastDay, language)))
            : Frame(fact.StatusOn(today)).In(language, ("text", text), ("asOf", asOf));
    }

    private Phrase Frame(FactStatus status) => status switch
    {
        FactStatus.Current => phrases.Current,
        FactStatus.Unconfirmed => phrases.Unconfirmed,
        FactStatus.Expired => phrases.Expired,
        FactStatus.Historic => phrases.Historic,
        FactStatus.Plan => phrases.Plan,
        FactStatus.Opinion => phrases.Opinion,
    };
}
