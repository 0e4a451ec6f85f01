using HamuraBot.Desk;
using HamuraBot.Dialogs;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What the desk owes a visitor, in the words of its pages.</summary>
public sealed class Urgency(DialogLibrary library, DeskView view)
{
    public bool IsLate(Handoff handoff) => handoff.Promise(library.Calendar) is { IsBroken: true };

    /// <summary>By when the visitor is told that the desk answers; null if nothing is promised.</summary>
    public string? Promise(Handoff handoff) => handoff.Promise(library.Calendar) switch
    {
        { IsBroken: true } broken => view["conversations.byRenewed", ("first", view.When(broken.FirstBy)), ("by", view.When(broken.By))],
        { } kept => view["conversations.by", ("by", view.When(kept.By))],
        null => null,
    };

    /// <summary>The promise in a row of a list.</summary>
    public string? Short(Handoff handoff) => handoff.Promise(library.Calendar) switch
    {
        { IsBroken: true } broken => view["conversations.missed", ("by", view.By(broken.FirstBy))],
        { } kept => view["conversations.until", ("by", view.By(kept.By))],
        null => null,
    };

    /// <summary>How long the visitor has waited for a word, and for which; null if nobody waits.</summary>
    public string? Age(Handoff handoff) => handoff switch
    {
        { IsOpen: false } or { UnansweredSince: null } => null,
        { Status: HandoffStatus.Waiting, AnsweredAt: null } => view["handoffs.waitsSince", ("ago", view.Ago(handoff.WaitingSince ?? handoff.AskedAt))],
        { UnansweredSince: { } since, AnsweredAt: not null } => view["handoffs.answerSince", ("ago", view.Ago(since))],
        { UnansweredSince: { } since } => view["handoffs.messageSince", ("ago", view.Ago(since))],
    };

    /// <summary>Both in one line.</summary>
    public string? Detail(Handoff handoff) =>
        string.Join(" · ", new[] { Age(handoff), Promise(handoff) }.Where(part => part is not null)) is { Length: > 0 } detail ? detail : null;
}
