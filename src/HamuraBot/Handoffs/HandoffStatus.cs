using HamuraBot.Conversations;
using HamuraBot.Handoffs.Desk;

namespace HamuraBot.Handoffs;

public enum HandoffStatus
{
    /// <summary>In the queue; the visitor may go on asking the bot meanwhile.</summary>
    Waiting,

    /// <summary>An officer has it, and the bot is silent.</summary>
    WithOfficer,

    /// <summary>Nobody was there: the desk answers later, by a promised time.</summary>
    MessageTaken,

    Closed,

    /// <summary>The visitor thought better of it.</summary>
    Cancelled,
}

/// <summary>Why a person was wanted.</summary>
public enum HandoffCause
{
    Asked,

    /// <summary>The bot had no answer twice in a row.</summary>
    NotUnderstood,

    Anger,

    /// <summary>A mail about something else of the visitor's was replied to.</summary>
    Mail,
}

public static class HandoffMarks
{
    /// <summary>As the store, the desk's JSON and the marks on activities name it.</summary>
    public static string Code(this HandoffStatus status) => status switch
    {
        HandoffStatus.Waiting => HandoffMark.Waiting,
        HandoffStatus.WithOfficer => HandoffMark.WithOfficer,
        HandoffStatus.MessageTaken => HandoffMark.MessageTaken,
        HandoffStatus.Closed => HandoffMark.Closed,
        HandoffStatus.Cancelled => HandoffMark.Cancelled,
    };

    public static HandoffStatus? ParseStatus(string? mark) =>
        Enum.GetValues<HandoffStatus>().Cast<HandoffStatus?>().FirstOrDefault(status => status!.Value.Code() == mark);

    public static string Code(this HandoffCause cause) => cause switch
    {
        HandoffCause.Asked => "asked",
        HandoffCause.NotUnderstood => "not-understood",
        HandoffCause.Anger => "anger",
        HandoffCause.Mail => "mail",
    };

    public static HandoffCause ParseCause(string mark) => Enum.GetValues<HandoffCause>().Single(cause => cause.Code() == mark);
}
