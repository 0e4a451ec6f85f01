using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Topics.Chat;

/// <summary>Answers a question about the desk's topics, or asks which one is meant.</summary>
public sealed class TopicDialog(DialogLibrary library, CurrentTopics topics, AnswerCard card, UnclearParts unclear, IEnumerable<IAfterAnswer> after) : Dialog("topic")
{
    /// <summary>The verb of the button under a short answer.</summary>
    public const string MoreVerb = "more";

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var meaning = (Meaning)options!;
        var language = dc.Context.Language;
        var focus = dc.Context.Focus;
        if (dc.Context.Command?.SubjectOf(MoreVerb) is not null)
        {
            // What was understood a moment ago may have been taken away since.
            var told = Known(focus.Latest.Select(answer => answer.Id));
            if (told.Count is 0) return await dc.ReplaceDialogAsync(MenuDialog.Name, meaning, cancellationToken);
            await dc.Context.SendActivityAsync(card.InFull(told, language), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
        var asked = Known(meaning.Answers);
        var suggested = Known(meaning.Suggestions);
        if (asked.Count + suggested.Count == 0) return await dc.ReplaceDialogAsync(MenuDialog.Name, meaning, cancellationToken);
        var unsaid = asked.Count > 0 && meaning.Unclear is [] && asked.All(IsToldAfter) ? AnswerCard.Mark(asked, library.Calendar.Today) : null;
        var reply = asked.Count > 0 ? Answer(asked, meaning, dc.Context) : DidYouMean(suggested, language);
        if (asked.Count > 0) reply.Text += unclear.Of(meaning.Unclear, language);
        reply.Text = Calming.Before(reply.Text, meaning, library.Phrases, language);
        if (unsaid is null) await dc.Context.SendActivityAsync(reply, cancellationToken);
        if (asked.Count > 0) dc.Context.LastTopic = asked[^1].Topic.Id;
        dc.Context.Focus = focus.After([.. asked.Select(one => new Answer(one.Topic.Id, 1, one.Aspect))], [.. suggested.Select(topic => topic.Id)]);
        var given = new GivenAnswer([.. asked.Select(one => one.Topic.Id).Distinct()], [.. suggested.Select(topic => topic.Id)], unsaid);
        foreach (var next in after.OrderBy(next => next.Order)) await next.RunAsync(dc.Context, given, cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    /// <summary>What the button under an answer says asks for all that is known.</summary>
    public static IReadOnlyList<ExactWord> OfButtons(DialogLibrary library) =>
        [.. Enum.GetValues<Language>().Select(language =>
            new ExactWord(library.Phrases.Buttons.More.In(language), language, Intent.Topic) { Command = new(MoreVerb) })];

    private bool IsToldAfter(Asked asked) =>
        asked.Aspect is { } aspect && asked.Topic.ToldAfter.Contains(aspect) && after.Any(next => next.Tells(asked.Topic.Id));

    /// <summary>Who asks about the same once more wants to know more.</summary>
    private Activity Answer(List<Asked> asked, Meaning meaning, ITurnContext turn)
    {
        var focus = turn.Focus;
        var isMore = meaning is { FollowsUp: true, Rejected: [] } && asked is [{ Aspect: null } one] && focus.Latest.Any(told => told.Id == one.Topic.Id);
        return isMore ? card.InFull([asked[0].Topic], turn.Language) : card.Of(asked, turn.Text, focus.Told.Count is 0, turn.Language);
    }

    private List<Asked> Known(IReadOnlyList<Answer> answers) =>
        [.. answers.Select(answer => topics.Library.Find(answer.Id) is { } topic ? new Asked(topic, answer.Aspect, answer.Words) : null).OfType<Asked>().DistinctBy(one => (one.Topic, one.Aspect))];

    private List<Topic> Known(IEnumerable<string> ids)
    {
        var all = topics.Library;
        return [.. ids.Select(all.Find).OfType<Topic>().Distinct()];
    }

    private Activity DidYouMean(IReadOnlyList<Topic> suggested, Language language)
    {
        var buttons = suggested.Select(topic => topic.Short.In(language)).Append(library.Phrases.Buttons.Person.In(language));
        return Reply.In(language, suggested is [var only] ? library.Phrases.DidYouMeanOne.In(language, ("name", only.Short.In(language))) : library.Phrases.DidYouMean.In(language), buttons.Select(Reply.Button))
            .Marked(new Marks { Suggestions = [.. suggested.Select(topic => topic.Id)] });
    }
}
