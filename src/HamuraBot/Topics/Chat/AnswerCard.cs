using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Schema;

namespace HamuraBot.Topics.Chat;

/// <summary>The message that answers: the text of one topic or several, what they open as buttons, and the marks.</summary>
public sealed class AnswerCard(DialogLibrary library, CurrentTopics topics, AnswerText text)
{
    /// <summary>More buttons than this are not read.</summary>
    private const int MostButtons = 6;

    public Activity Of(IReadOnlyList<Topic> asked, Language language)
    {
        var today = library.Calendar.Today;
        return Reply.In(language, text.Of(asked, language, today), Buttons(asked, language))
            .Marked(Mark(asked, today));
    }

    public static Marks Mark(IReadOnlyList<Topic> told, DateOnly today) => new()
    {
        Answers = [.. told.Select(topic => new AnswerMark(
            topic.Id, topic.StatusOn(today).Code(), Iso(topic.Leading.AsOf), topic.Leading.ValidTo is { } day ? Iso(day) : null, topic.Leading.Source.Id))],
    };

    private IEnumerable<CardAction> Buttons(IReadOnlyList<Topic> asked, Language language)
    {
        var all = topics.Library;
        var forms = asked.SelectMany(topic => topic.Opens).Distinct().Where(library.Forms.ContainsKey)
            .Select(id => Reply.Button(library.Forms[id], language));
        var related = asked.SelectMany(topic => topic.Related).Distinct().Except(asked.Select(topic => topic.Id))
            .Select(id => Reply.Button(all[id].Short.In(language)));
        var (person, notHelpful) = (library.Phrases.Buttons.Person.In(language), library.Phrases.Buttons.NotHelpful.In(language));
        return [.. forms.Concat(related).Take(MostButtons - 2), Reply.Button(person), Reply.Button(notHelpful)];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
