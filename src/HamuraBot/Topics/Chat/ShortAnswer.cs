using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;

namespace HamuraBot.Topics.Chat;

/// <summary>What is asked about a topic: an aspect, or the whole.</summary>
public sealed record Asked(Topic Topic, Aspect? Aspect);

/// <summary>
/// One sentence that answers what was asked, the figure bold, its date and standing in the same breath; or that the source does not say it,
/// and who knows. All else is told when more is wanted.
/// </summary>
public sealed class ShortAnswer(DialogLibrary library, AnswerText full)
{
    private readonly BriefPhrases phrases = library.Phrases.Brief;
    private readonly Formats formats = library.Phrases.Formats;

    /// <param name="asked">The topic and what is asked about it.</param>
    /// <param name="text">The question as it was written: it may name something that the source is known to be silent about.</param>
    /// <param name="isFirst">Whom to ask is said once, not under every answer.</param>
    public string Of(Asked asked, string text, bool isFirst, Language language)
    {
        var (topic, today) = (asked.Topic, library.Calendar.Today);
        if (topic.Kind is TopicKind.Contact) return Contact(asked, text, language, today);
        if (asked.Aspect is Aspect.How && topic.Opens.Any(FormIds.Contract.Contains) && topic.StatusOn(today) is not FactStatus.Expired)
            return phrases.ApplyHere.In(language, ("name", topic.Short.In(language)));
        var facts = topic.FactsOn(asked.Aspect);
        if (facts.Count is 0 || topic.SilentItem(text, language) is not null && asked.Aspect is null) return Silent(asked, text, language, today);
        var told = string.Join(language is Language.Ja ? "" : " ", facts.Select(fact => Told(fact, language, today)));
        return isFirst && topic.Facts.Any(fact => fact.StatusOn(today) is not FactStatus.Current)
            ? $"{told}{(language is Language.Ja ? "" : " ")}{Ask(topic, language, today)}" : told;
    }

    private string Contact(Asked asked, string text, Language language, DateOnly today)
    {
        var topic = asked.Topic;
        if (topic.SilentItem(text, language) is { } silent) return NotSaid(topic, silent, language);
        var facts = topic.FactsOn(asked.Aspect) is { Count: > 0 } some ? some : topic.Facts;
        var told = string.Join(language is Language.Ja ? "" : " ", facts.Select(fact =>
            fact.StatusOn(today) is FactStatus.Current ? Told(fact, language, today) : Highlight.Figures(full.Of(fact, language, today))));
        // The hours are the desk's own; address and phone number are the source's.
        if (facts.FirstOrDefault(fact => fact.StatusOn(today) is FactStatus.Unconfirmed && !fact.Aspects.Contains(Aspect.OpenOn)) is { } sourced)
            told = phrases.Contact.In(language, ("text", told), ("asOf", formats.Date(sourced.AsOf, language)));
        var isOpeningAsked = asked.Aspect is Aspect.OpenOn or Aspect.Until || facts.Count == topic.Facts.Count;
        return isOpeningAsked ? $"{told}\n\n{DeskHours.OpenOrNot(library, language)}" : told;
    }

    /// <summary>What has ended is said first, whatever was asked.</summary>
    private string Silent(Asked asked, string text, Language language, DateOnly today)
    {
        var (topic, leading) = (asked.Topic, asked.Topic.Leading);
        var what = topic.SilentItem(text, language) ?? topic.SilentOn.GetValueOrDefault(asked.Aspect ?? default)?.In(language)
            ?? library.Wordings.AspectNames[asked.Aspect ?? default].In(language);
        if (leading.StatusOn(today) is FactStatus.Expired)
            return $"{Told(leading, language, today)}{(language is Language.Ja ? "" : " ")}{NotSaid(topic, what, language)}";
        return asked.Aspect is Aspect.Until && leading.StatusOn(today) is FactStatus.Unconfirmed
            ? phrases.StillUnconfirmed.In(language, ("name", topic.Short.In(language)), ("asOf", formats.Date(leading.AsOf, language)))
            : NotSaid(topic, what, language);
    }

    private string NotSaid(Topic topic, string what, Language language) =>
        phrases.NotSaid.In(language, ("name", topic.Short.In(language)), ("what", what));

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
