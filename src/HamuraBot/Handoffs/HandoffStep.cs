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
}

/// <param name="Handoff">As it stands afterwards; null if there is none.</param>
public sealed record HandoffResult(HandoffOutcome Outcome, Handoff? Handoff);

/// <summary>The legal steps. One that changes nothing gives back what it was given.</summary>
public static class HandoffSteps
{
    public static HandoffResult Take(Handoff before, Colleague officer, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.WithOfficer when before.OfficerId == officer.Id => Done(before),
        HandoffStatus.WithOfficer => new(HandoffOutcome.WithColleague, before),
        HandoffStatus.Closed or HandoffStatus.Cancelled => new(HandoffOutcome.Over, before),
        HandoffStatus.Waiting or HandoffStatus.MessageTaken => Done(With(before, officer, now)),
    };

    /// <summary>To a colleague, or to oneself. A message that was taken stays one: it has somebody who answers it now.</summary>
    public static HandoffResult Assign(Handoff before, Colleague to, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.WithOfficer when before.OfficerId == to.Id => Done(before),
        HandoffStatus.WithOfficer or HandoffStatus.Waiting => Done(With(before, to, now)),
        HandoffStatus.MessageTaken => Done(before with { OfficerId = to.Id, OfficerName = to.Name }),
        HandoffStatus.Closed or HandoffStatus.Cancelled => new(HandoffOutcome.Over, before),
    };

    /// <summary>A message that was taken may be answered without taking the conversation over.</summary>
    public static HandoffResult Say(Handoff before, Colleague officer, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.WithOfficer when before.OfficerId == officer.Id =>
            Done(before with { AnsweredAt = now, UnansweredSince = null, WarnedAt = null }),
        HandoffStatus.MessageTaken => Done(before with { OfficerId = officer.Id, OfficerName = officer.Name, AnsweredAt = now }),
        HandoffStatus.WithOfficer => new(HandoffOutcome.WithColleague, before),
        HandoffStatus.Waiting => new(HandoffOutcome.NotTaken, before),
        HandoffStatus.Closed or HandoffStatus.Cancelled => new(HandoffOutcome.Over, before),
    };

    public static HandoffResult Close(Handoff before, Colleague officer, string? note, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.Closed when before.OfficerId == officer.Id => Done(before),
        HandoffStatus.WithOfficer when before.OfficerId != officer.Id => new(HandoffOutcome.WithColleague, before),
        HandoffStatus.Closed or HandoffStatus.Cancelled => new(HandoffOutcome.Over, before),
        HandoffStatus.Waiting or HandoffStatus.WithOfficer or HandoffStatus.MessageTaken => Done(End(before, HandoffStatus.Closed, now) with
        {
            OfficerId = officer.Id,
            OfficerName = officer.Name,
            Outcome = note,
        }),
    };

    public static HandoffResult Cancel(Handoff before, DateTimeOffset now) =>
        before.Status is HandoffStatus.Waiting or HandoffStatus.MessageTaken
            ? Done(End(before, HandoffStatus.Cancelled, now))
            : new(HandoffOutcome.Over, before);

    /// <summary>Nobody is there, or nobody came, or the visitor would rather leave a note.</summary>
    public static HandoffResult TakeMessage(Handoff before, DateTimeOffset promise) => before.Status is HandoffStatus.Waiting
        ? Done(before with { Status = HandoffStatus.MessageTaken, PromisedAt = promise, WaitingSince = null, ToldPosition = null })
        : Done(before);

    /// <summary>Instead of waiting, or added to the message that was taken: then the desk has not answered all of it any more.</summary>
    public static HandoffResult LeaveNote(Handoff before, string note, DateTimeOffset promise) => before.Status switch
    {
        HandoffStatus.Waiting => Done(TakeMessage(before, promise).Handoff! with { About = Joined(before.About, note) }),
        HandoffStatus.MessageTaken => Done(before with { About = Joined(before.About, note), AnsweredAt = null }),
        HandoffStatus.WithOfficer or HandoffStatus.Closed or HandoffStatus.Cancelled => new(HandoffOutcome.Over, before),
    };

    /// <summary>The visitor wrote by another way than the chat.</summary>
    public static HandoffResult Reply(Handoff before, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.WithOfficer => Heard(before, now),
        HandoffStatus.Waiting or HandoffStatus.MessageTaken => Done(before with { AnsweredAt = null, UpdatedAt = now }),
        HandoffStatus.Closed or HandoffStatus.Cancelled => new(HandoffOutcome.Over, before),
    };

    public static HandoffResult GiveEmail(Handoff before, string email) =>
        before.IsOpen ? Done(before with { Email = email }) : new(HandoffOutcome.Over, before);

    public static HandoffResult Rate(Handoff before, int rating) =>
        before.Status is HandoffStatus.Closed ? Done(before with { Rating = rating }) : Done(before);

    /// <summary>Somebody who left a message is back, and so is the desk.</summary>
    public static HandoffResult WaitAgain(Handoff before, DateTimeOffset now) => before.Status is HandoffStatus.MessageTaken
        ? Done(before with { Status = HandoffStatus.Waiting, WaitingSince = now, OfficerId = null, OfficerName = null })
        : Done(before);

    /// <summary>The visitor wrote, and somebody should answer.</summary>
    public static HandoffResult Heard(Handoff before, DateTimeOffset now) => before.Status is HandoffStatus.WithOfficer
        ? Done(before with { UnansweredSince = before.UnansweredSince ?? now, UpdatedAt = now })
        : Done(before);

    public static HandoffResult Warn(Handoff before, DateTimeOffset now) =>
        before is { Status: HandoffStatus.WithOfficer, UnansweredSince: not null, WarnedAt: null } ? Done(before with { WarnedAt = now }) : Done(before);

    /// <summary>Back to where it was in the queue, because the officer who has it does not answer.</summary>
    public static HandoffResult GiveBack(Handoff before) => before is { Status: HandoffStatus.WithOfficer, UnansweredSince: { } since }
        ? Done(before with
        {
            Status = HandoffStatus.Waiting,
            WaitingSince = before.WaitingSince ?? since,
            OfficerId = null,
            OfficerName = null,
            UnansweredSince = null,
            WarnedAt = null,
            TakenAt = null,
        })
        : Done(before);

    private static Handoff With(Handoff before, Colleague officer, DateTimeOffset now) => before with
    {
        Status = HandoffStatus.WithOfficer,
        OfficerId = officer.Id,
        OfficerName = officer.Name,
        TakenAt = now,
        UnansweredSince = now,
        WarnedAt = null,
        ToldPosition = null,
    };

    private static Handoff End(Handoff before, HandoffStatus status, DateTimeOffset now) => before with
    {
        Status = status,
        EndedAt = now,
        UnansweredSince = null,
        WarnedAt = null,
        ToldPosition = null,
    };

    private static string Joined(string? before, string note) => before is null ? note : $"{before}\n{note}";

    private static HandoffResult Done(Handoff after) => new(HandoffOutcome.Done, after);
}
