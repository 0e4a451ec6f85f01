using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Topics.Chat;

/// <summary>Answers a question about the desk's topics, or asks which one is meant.</summary>
public sealed class TopicDialog(DialogLibrary library, CurrentTopics topics, AnswerCard card, IEnumerable<IAfterAnswer> after) : Dialog("topic")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var meaning = (Meaning)options!;
        var language = dc.Context.Language;
        // What was understood a moment ago may have been taken away since.
        var asked = Known(meaning.Answers.Select(answer => answer.Id));
        var suggested = Known(meaning.Suggestions);
        if (asked.Count + suggested.Count == 0) return await dc.ReplaceDialogAsync(MenuDialog.Name, meaning, cancellationToken);
        var reply = asked.Count > 0 ? card.Of(asked, language) : DidYouMean(suggested, language);
        reply.Text = Calming.Before(reply.Text, meaning, library.Phrases, language);
        await dc.Context.SendActivityAsync(reply, cancellationToken);
        if (asked.Count > 0) dc.Context.LastTopic = asked[^1].Id;
        var given = new GivenAnswer([.. asked.Select(topic => topic.Id)], [.. suggested.Select(topic => topic.Id)]);
        foreach (var next in after.OrderBy(next => next.Order)) await next.RunAsync(dc.Context, given, cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private List<Topic> Known(IEnumerable<string> ids)
    {
        var all = topics.Library;
        return [.. ids.Select(all.Find).OfType<Topic>().Distinct()];
    }

    private Activity DidYouMean(IReadOnlyList<Topic> suggested, Language language)
    {
        var buttons = suggested.Select(topic => topic.Short.In(language)).Append(library.Phrases.Buttons.Person.In(language));
        return Reply.In(language, library.Phrases.DidYouMean.In(language), buttons.Select(Reply.Button))
            .Marked("suggestions", new JArray(suggested.Select(topic => topic.Id)));
    }
}
