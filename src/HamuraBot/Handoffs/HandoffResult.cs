namespace HamuraBot.Handoffs;

public enum HandoffOutcome
{
    Done,

    Absent,

    /// <summary>A colleague was first.</summary>
    WithColleague,

    /// <summary>It has to be taken first.</summary>
    NotTaken,

    /// <summary>Closed, or cancelled by the visitor.</summary>
    Over,

    NoSuchOfficer,

    /// <summary>Everything that the visitor wrote has been answered.</summary>
    NothingToAnswer,

    /// <summary>The message was said too long ago.</summary>
    TooLateToWithdraw,
}

/// <summary>Whether a step is legal, and what it leads to; one that changes nothing gives back what it was given.</summary>
/// <param name="Handoff">As it stands afterwards; null if there is none.</param>
public sealed record HandoffResult(HandoffOutcome Outcome, Handoff? Handoff)
{
    public static readonly HandoffResult Absent = new(HandoffOutcome.Absent, null);

    /// <summary>Whether the step is allowed and leads to something else than there was.</summary>
    public bool Changes(Handoff before) => Outcome is HandoffOutcome.Done && Handoff != before;

    public static HandoffResult Done(Handoff after) => new(HandoffOutcome.Done, after);

    public static HandoffResult Over(Handoff before) => new(HandoffOutcome.Over, before);
}
