using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Topics;

/// <summary>Answers a question about the desk's topics, or asks which one is meant.</summary>
public sealed class TopicDialog(DialogLibrary library, CurrentTopics topics, AnswerCard card, IEnumerable<TopicAddition> additions) : Dialog("topic")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var meaning = (Meaning)options!;
        var language = dc.Context.Language;
        // A topic of the conversation may have been taken out of the library since.
        var asked = meaning.Answers.Select(answer => topics.Library.Find(answer.Id)).OfType<Topic>().Distinct().ToList();
        var reply = asked.Count > 0 ? card.Of(asked, language) : DidYouMean(meaning.Suggestions, language);
        reply.Text = Calming.Before(reply.Text, meaning, library.Phrases, language);
        await dc.Context.SendActivityAsync(reply, cancellationToken);
        if (asked.Count > 0) dc.Context.LastTopic = asked[^1].Id;
        foreach (var addition in additions.Where(addition => asked.Any(topic => topic.Id == addition.Topic)))
            await dc.Context.SendActivityAsync(await addition.SayAsync(dc.Context, cancellationToken), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private Activity DidYouMean(IReadOnlyList<string> ids, Language language)
    {
        var buttons = ids.Select(id => topics.Library[id].Short.In(language)).Append(library.Phrases.Buttons.Person.In(language));
        return Reply.In(language, library.Phrases.DidYouMean.In(language), buttons.Select(Reply.Button))
            .Marked("suggestions", new JArray(ids));
    }
}
