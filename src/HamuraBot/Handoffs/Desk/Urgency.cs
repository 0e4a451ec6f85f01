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
}
