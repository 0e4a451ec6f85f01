using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Topics.Chat;

/// <summary>Fills in what a message leaves out from what the conversation has been about.</summary>
public sealed class FocusSource(CurrentTopics topics) : IIntentSource
{
    /// <summary>Asked after everything that knows words of its own.</summary>
    public int Order => 1000;

    public ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        var library = topics.Library;
        var open = turn.Noted<FormState>()?.Form.Id;
        // While a form is open, "is it free?" is about what the form asks for.
        if (open is not null && understood.FollowsUp && understood.Intent is Intent.Topic or Intent.Estimate or Intent.None
            && library.Topics.FirstOrDefault(topic => topic.Opens.Contains(open)) is { } subject)
            return ValueTask.FromResult<Intention?>(new(understood with
            {
                Intent = Intent.Topic,
                Answers = [new Answer(subject.Id, 1, understood.Aspect)],
                Suggestions = [],
                Foreign = default,
            }));
        var known = turn.Focus with { Told = [.. turn.Focus.Told.Where(answer => library.Find(answer.Id) is not null)] };
        var resolved = known.Resolve(
            understood, (topic, aspect) => library.Find(topic)?.Tells(aspect) is true, topic => library.Find(topic)?.Related.FirstOrDefault());
        if (resolved.Intent is Intent.Status) turn.Focus = turn.Focus with { IsOwnMatter = true };
        return ValueTask.FromResult<Intention?>(ReferenceEquals(resolved, understood) ? null : new(resolved));
    }
}
