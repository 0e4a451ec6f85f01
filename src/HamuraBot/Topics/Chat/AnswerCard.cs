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
<<<<<<< HEAD
        var answers = asked.Select((one, i) => (one.Topic, Said: brief.Of(one, asked.Count is 1 ? text : "", isFirst && i == asked.Count - 1, language))).ToList();
        var said = answers is [var only] ? only.Said : string.Join("\n\n", answers.Select(answer => $"**{answer.Topic.Short.In(language)}**\n{answer.Said}"));
        var more = Reply.Button(library.Phrases.Buttons.More.In(language));
        return Marked(Reply.In(language, said, Buttons([.. asked.Select(one => one.Topic)], language, MostButtons - 1).Prepend(more)), asked);
    }

    /// <summary>All that is known.</summary>
    public Activity InFull(IReadOnlyList<Topic> asked, Language language) => Marked(
        Reply.In(language, full.Of(asked, language, library.Calendar.Today), Buttons(asked, language, MostButtons)), [.. asked.Select(topic => new Asked(topic, null))]);
=======
        var today = library.Calendar.Today;
        return Reply.In(language, text.Of(asked, language, today), Buttons(asked, language))
            .Marked(Mark(asked, today));
    }

    public static Marks Mark(IReadOnlyList<Topic> told, DateOnly today) => new()
    {
        Answers = [.. told.Select(topic => new AnswerMark(
            topic.Id, topic.StatusOn(today).Code(), Iso(topic.Leading.AsOf), topic.Leading.ValidTo is { } day ? Iso(day) : null, topic.Leading.Source.Id))],
    };
>>>>>>> main

    public static JObject Mark(Topic topic, DateOnly today, Aspect? aspect = null)
    {
        var told = topic.FactsOn(aspect) is [var first, ..] ? first : topic.Leading;
        return new()
        {
            ["id"] = topic.Id,
            ["aspect"] = aspect is { } asked ? asked.Code() : JValue.CreateNull(),
            ["status"] = told.StatusOn(today).Code(),
            ["asOf"] = Iso(told.AsOf),
            ["validTo"] = told.ValidTo is { } day ? Iso(day) : JValue.CreateNull(),
            ["source"] = told.Source.Id,
        };
    }

    private Activity Marked(Activity reply, IReadOnlyList<Asked> asked) =>
        reply.Marked("answers", new JArray(asked.Select(one => Mark(one.Topic, library.Calendar.Today, one.Aspect))));

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
