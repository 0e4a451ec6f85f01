using HamuraBot.Officers;

namespace HamuraBot.Handoffs;

/// <summary>The guard of all that officers do with a handoff: who may do it in which status, and what it changes.</summary>
public static class OfficerSteps
{
    /// <summary>Taking one's own again changes nothing and is no fault.</summary>
    public static HandoffResult Take(Handoff before, ActingOfficer officer, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.WithOfficer when before.OfficerId == officer.Id => HandoffResult.Done(before),
        HandoffStatus.WithOfficer => new(HandoffOutcome.WithColleague, before),
        HandoffStatus.Closed or HandoffStatus.Cancelled => HandoffResult.Over(before),
        HandoffStatus.Waiting or HandoffStatus.MessageTaken => HandoffResult.Done(With(before, officer, now)),
    };

    /// <summary>To a colleague, or to oneself. A message that was taken stays one: it has somebody who answers it now.</summary>
    public static HandoffResult Assign(Handoff before, ActingOfficer to, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.WithOfficer when before.OfficerId == to.Id => HandoffResult.Done(before),
        HandoffStatus.WithOfficer or HandoffStatus.Waiting => HandoffResult.Done(With(before, to, now)),
        HandoffStatus.MessageTaken => HandoffResult.Done(before with { OfficerId = to.Id, OfficerName = to.Name }),
        HandoffStatus.Closed or HandoffStatus.Cancelled => HandoffResult.Over(before),
    };

    /// <summary>A message that was taken may be answered without taking the conversation over.</summary>
    public static HandoffResult Say(Handoff before, ActingOfficer officer, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.WithOfficer when before.OfficerId == officer.Id => HandoffResult.Done(Answered(before, now)),
        HandoffStatus.MessageTaken => HandoffResult.Done(Answered(before, now) with { OfficerId = officer.Id, OfficerName = officer.Name }),
        HandoffStatus.WithOfficer => new(HandoffOutcome.WithColleague, before),
        HandoffStatus.Waiting => new(HandoffOutcome.NotTaken, before),
        HandoffStatus.Closed or HandoffStatus.Cancelled => HandoffResult.Over(before),
    };

    /// <param name="before">The handoff as it is.</param>
    /// <param name="officer">Who closes it.</param>
    /// <param name="note">What came of it; never shown to the visitor.</param>
    /// <param name="now">When.</param>
    public static HandoffResult Close(Handoff before, ActingOfficer officer, string? note, DateTimeOffset now) => before.Status switch
    {
        HandoffStatus.Closed when before.OfficerId == officer.Id => HandoffResult.Done(before),
        HandoffStatus.WithOfficer when before.OfficerId != officer.Id => new(HandoffOutcome.WithColleague, before),
        HandoffStatus.Closed or HandoffStatus.Cancelled => HandoffResult.Over(before),
        HandoffStatus.Waiting or HandoffStatus.WithOfficer or HandoffStatus.MessageTaken =>
            HandoffResult.Done(before.Ended(HandoffStatus.Closed, now) with { OfficerId = officer.Id, OfficerName = officer.Name, Outcome = note }),
    };

    /// <summary>The visitor is told a new moment by which the desk answers what nobody has answered.</summary>
    public static HandoffResult Promise(Handoff before, ActingOfficer officer, DateTimeOffset promise) => before switch
    {
        { Status: HandoffStatus.WithOfficer } when before.OfficerId != officer.Id => new(HandoffOutcome.WithColleague, before),
        { Status: HandoffStatus.WithOfficer or HandoffStatus.MessageTaken, UnansweredSince: not null } => HandoffResult.Done(before with { PromisedAt = promise }),
        { Status: HandoffStatus.Waiting } => new(HandoffOutcome.NotTaken, before),
        { Status: HandoffStatus.Closed or HandoffStatus.Cancelled } => HandoffResult.Over(before),
        _ => new(HandoffOutcome.NothingToAnswer, before),
    };

    private static Handoff With(Handoff before, ActingOfficer officer, DateTimeOffset now) => before with
    {
        Status = HandoffStatus.WithOfficer,
        OfficerId = officer.Id,
        OfficerName = officer.Name,
        TakenAt = now,
        WarnedAt = null,
        WaitsUntil = null,
        ToldPosition = null,
    };

    private static Handoff Answered(Handoff before, DateTimeOffset now) => before with { AnsweredAt = now, UnansweredSince = null, WarnedAt = null };
}
