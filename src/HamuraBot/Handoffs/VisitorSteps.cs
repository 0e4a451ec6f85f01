namespace HamuraBot.Handoffs;

/// <summary>What visitors do with their handoff, and what time does with it: whether it is legal in its status, and what it changes.</summary>
public static class VisitorSteps
{
    /// <summary>The visitor wrote something that is for the desk to answer, in the chat or by another way.</summary>
    /// <param name="before">The handoff as it is.</param>
    /// <param name="now">When the visitor wrote.</param>
    /// <param name="promise">By when it is answered, if nobody is there.</param>
    public static HandoffResult Write(Handoff before, DateTimeOffset now, DateTimeOffset promise) => before.Status switch
    {
        HandoffStatus.WithOfficer or HandoffStatus.Waiting => HandoffResult.Done(Asked(before, now)),
        HandoffStatus.MessageTaken => HandoffResult.Done(Promised(before, now, promise)),
        HandoffStatus.Closed or HandoffStatus.Cancelled => HandoffResult.Over(before),
    };

    /// <summary>A reply to what an officer answered before closing takes the matter up again; one that the visitor gave up stays so.</summary>
    public static HandoffResult Reply(Handoff before, DateTimeOffset now, DateTimeOffset promise) => before.Status is HandoffStatus.Closed
        ? HandoffResult.Done(Promised(before, now, promise) with { Status = HandoffStatus.MessageTaken, EndedAt = null, WaitingSince = null })
        : Write(before, now, promise);

    /// <summary>Instead of waiting, or added to the message that was taken.</summary>
    public static HandoffResult LeaveNote(Handoff before, string note, DateTimeOffset now, DateTimeOffset promise) => before.Status switch
    {
        HandoffStatus.Waiting => HandoffResult.Done(MessageTaken(before, promise) with { About = Joined(before.About, note) }),
        HandoffStatus.MessageTaken => HandoffResult.Done(Promised(before, now, promise) with { About = Joined(before.About, note) }),
        HandoffStatus.WithOfficer or HandoffStatus.Closed or HandoffStatus.Cancelled => HandoffResult.Over(before),
    };

    public static HandoffResult Cancel(Handoff before, DateTimeOffset now) => before.Status is HandoffStatus.Waiting or HandoffStatus.MessageTaken
        ? HandoffResult.Done(before.Ended(HandoffStatus.Cancelled, now))
        : HandoffResult.Over(before);

    public static HandoffResult GiveEmail(Handoff before, string email) =>
        before.IsOpen ? HandoffResult.Done(before with { Email = email }) : HandoffResult.Over(before);

    /// <summary>Where the visitor wants to be called back, besides or instead of the chat.</summary>
    public static HandoffResult GivePhone(Handoff before, string phone) =>
        before.IsOpen ? HandoffResult.Done(before with { Phone = phone }) : HandoffResult.Over(before);

    public static HandoffResult Rate(Handoff before, int rating) =>
        HandoffResult.Done(before.Status is HandoffStatus.Closed ? before with { Rating = rating } : before);

    /// <summary>Somebody who left a message asks for a person again, and the desk is there now.</summary>
    public static HandoffResult WaitAgain(Handoff before, DateTimeOffset now) => HandoffResult.Done(before.Status is HandoffStatus.MessageTaken
        ? Asked(before, now) with { Status = HandoffStatus.Waiting, WaitingSince = now, OfficerId = null, OfficerName = null }
        : before);

    /// <summary>Nobody is there, or nobody came.</summary>
    public static HandoffResult TakeMessage(Handoff before, DateTimeOffset promise) =>
        HandoffResult.Done(before.Status is HandoffStatus.Waiting ? MessageTaken(before, promise) : before);

    /// <summary>Colleagues are shown that the officer who has the visitor does not answer.</summary>
    public static Handoff Warn(Handoff before, DateTimeOffset now) => before with { WarnedAt = now };

    /// <summary>The officer who has the visitor does not answer: back to the place in the queue, or the message is taken.</summary>
    /// <param name="before">The handoff as it is.</param>
    /// <param name="promise">By when the desk answers, if nobody is there to wait for; null if somebody is.</param>
    public static HandoffResult GiveBack(Handoff before, DateTimeOffset? promise)
    {
        if (before.SilentSince is not { } silent) return HandoffResult.Done(before);
        var back = before with
        {
            Status = HandoffStatus.Waiting,
            WaitingSince = before.WaitingSince ?? silent,
            OfficerId = null,
            OfficerName = null,
            WarnedAt = null,
            TakenAt = null,
        };
        return HandoffResult.Done(promise is { } by ? MessageTaken(back, by) : back);
    }

    /// <summary>It is over, and nobody waits for a word any more.</summary>
    public static Handoff Ended(this Handoff before, HandoffStatus status, DateTimeOffset now) => before with
    {
        Status = status,
        EndedAt = now,
        UnansweredSince = null,
        WarnedAt = null,
        WaitsUntil = null,
        ToldPosition = null,
    };

    private static Handoff MessageTaken(Handoff before, DateTimeOffset promise) =>
        before with { Status = HandoffStatus.MessageTaken, PromisedAt = promise, WaitingSince = null, WaitsUntil = null, ToldPosition = null };

    private static Handoff Asked(Handoff before, DateTimeOffset now) => before with { UnansweredSince = before.UnansweredSince ?? now, UpdatedAt = now };

    /// <summary>A promise that stands is not put off by what is written meanwhile.</summary>
    private static Handoff Promised(Handoff before, DateTimeOffset now, DateTimeOffset promise) =>
        Asked(before, now) with { PromisedAt = before.UnansweredSince is null ? promise : before.PromisedAt };

    private static string Joined(string? before, string note) => before is null ? note : $"{before}\n{note}";
}
