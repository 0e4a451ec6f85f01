using HamuraBot.Dialogs;
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
        var known = turn.Focus with { Told = [.. turn.Focus.Told.Where(answer => library.Find(answer.Id) is not null)] };
        var resolved = known.Resolve(
            understood, (topic, aspect) => library.Find(topic)?.Tells(aspect) is true, topic => library.Find(topic)?.Related.FirstOrDefault());
        if (resolved.Intent is Intent.Status) turn.Focus = turn.Focus with { IsOwnMatter = true };
        return ValueTask.FromResult<Intention?>(ReferenceEquals(resolved, understood) ? null : new(resolved));
    }
}
