using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Schema;

namespace HamuraBot.Topics.Chat;

/// <summary>The message that answers: the text of one topic or several, what they open as buttons, and the marks.</summary>
public sealed class AnswerCard(DialogLibrary library, CurrentTopics topics, ShortAnswer brief, AnswerText full)
{
    /// <summary>More buttons than this are not read.</summary>
    private const int MostButtons = 6;

    /// <summary>What was asked, in a sentence each.</summary>
    /// <param name="asked">The topics, and what is asked about each.</param>
    /// <param name="text">The question as it was written.</param>
    /// <param name="isFirst">Nothing has been answered in this conversation yet.</param>
    public Activity Of(IReadOnlyList<Asked> asked, string text, bool isFirst, Language language)
    {
        var told = asked.GroupBy(one => one.Topic).Select(about => (Topic: about.Key, Said: brief.Of([.. about], text, isFirst && about.Key == asked[^1].Topic, language))).ToList();
        var said = told is [var only] ? only.Said : string.Join("\n\n", told.Select(about => $"**{about.Topic.Short.In(language)}**\n{about.Said}"));
        var more = Reply.Button(library.Phrases.Buttons.More.In(language));
        return Marked(Reply.In(language, said, Buttons([.. asked.Select(one => one.Topic).Distinct()], language, MostButtons - 1).Prepend(more)), asked);
    }

    /// <summary>All that is known.</summary>
    public Activity InFull(IReadOnlyList<Topic> asked, Language language) => Marked(
        Reply.In(language, full.Of(asked, language, library.Calendar.Today), Buttons(asked, language, MostButtons)), [.. asked.Select(topic => new Asked(topic, null))]);

    public static Marks Mark(IReadOnlyList<Asked> told, DateOnly today) => new() { Answers = [.. told.Select(one => Mark(one, today))] };

    public static AnswerMark Mark(Asked asked, DateOnly today)
    {
        var told = asked.Topic.FactsOn(asked.Aspect) is [var first, ..] ? first : asked.Topic.Leading;
        return new(
            asked.Topic.Id, told.StatusOn(today).Code(), Iso(told.AsOf), told.ValidTo is { } day ? Iso(day) : null, told.Source.Id)
        { Aspect = asked.Aspect?.Code() };
    }

    private Activity Marked(Activity reply, IReadOnlyList<Asked> asked) => reply.Marked(Mark(asked, library.Calendar.Today));

    private IEnumerable<CardAction> Buttons(IReadOnlyList<Topic> asked, Language language, int most)
    {
        var all = topics.Library;
        var forms = asked.SelectMany(topic => topic.Opens).Distinct().Where(library.Forms.ContainsKey)
            .Select(id => Reply.Button(library.Forms[id], language));
        var related = asked.SelectMany(topic => topic.Related).Distinct().Except(asked.Select(topic => topic.Id))
            .Select(id => Reply.Button(all[id].Short.In(language)));
        var (person, notHelpful) = (library.Phrases.Buttons.Person.In(language), library.Phrases.Buttons.NotHelpful.In(language));
        return [.. forms.Concat(related).Take(most - 2), Reply.Button(person), Reply.Button(notHelpful)];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
