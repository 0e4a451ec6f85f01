using HamuraBot.OfficeHours;

namespace HamuraBot.Handoffs;

/// <summary>One visitor's wish for a person, from asking until it is over. What was said is in the conversation's log.</summary>
public sealed record Handoff
{
    /// <summary>Also the number that the visitor may quote: <c>H-2026-000012</c>.</summary>
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required HandoffStatus Status { get; init; }

    public required HandoffCause Cause { get; init; }

    public required Language Language { get; init; }

    /// <summary>What it is about, in the visitor's words.</summary>
    public string? About { get; init; }

    public string? CompanyName { get; init; }

    public string? ContactName { get; init; }

    /// <summary>Where the answer goes besides the chat.</summary>
    public string? Email { get; init; }

    /// <summary>Where the visitor wants to be called back; as <c>PhoneText</c> keeps it.</summary>
    public string? Phone { get; init; }

    /// <summary>The topic that the bot answered last.</summary>
    public string? Topic { get; init; }

    /// <summary>The form that was open.</summary>
    public string? Form { get; init; }

    /// <summary>As JSON by the field's id.</summary>
    public string? FormAnswers { get; init; }

    /// <summary>Who has it or, of a message that was taken, who answers it.</summary>
    public string? OfficerId { get; init; }

    public string? OfficerName { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The place in the queue; who comes back to it because an officer fell silent keeps it.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Until when the visitor was told to wait in the queue.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>The position that the visitor was told last.</summary>
    public int? ToldPosition { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>By when the desk promised to answer a message that was taken; it stays when the promise has been kept.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>When an officer last wrote.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The visitor's first word that nobody has answered, whatever the status; null when there is none. The bot's answers do not count.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>Since when colleagues are shown that the officer who has it does not answer.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the officer noted at the end; never shown to the visitor.</summary>
    public string? Outcome { get; init; }

    /// <summary>1 to 5.</summary>
    public int? Rating { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts the changes, so that two who change at once notice each other.</summary>
    public long Version { get; init; }

    public bool IsOpen => Status is HandoffStatus.Waiting or HandoffStatus.WithOfficer or HandoffStatus.MessageTaken;

    /// <summary>An officer has written, and the visitor's answer to it has not been answered.</summary>
    public bool IsLeftUnanswered => IsOpen && AnsweredAt is not null && UnansweredSince is not null;

    /// <summary>Since when the officer who has the visitor owes the next word.</summary>
    public DateTimeOffset? SilentSince => (Status, UnansweredSince) switch
    {
        (HandoffStatus.WithOfficer, { } asked) => TakenAt > asked ? TakenAt : asked,
        _ => null,
    };

    /// <summary>The promise that stands for what nobody has answered; null if there is none. One from before that word was another one.</summary>
    public StandingPromise? Promise(OfficeCalendar calendar) =>
        IsOpen && UnansweredSince is { } since && (Status is HandoffStatus.Waiting ? WaitsUntil : PromisedAt) is { } promised && promised > since
            ? calendar.StandingNow(promised) : null;
}
