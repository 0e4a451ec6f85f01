namespace HamuraBot.Handoffs;

/// <summary>An officer, as handoffs know one.</summary>
public sealed record Colleague(string Id, string Name);

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

    /// <summary>The position that the visitor was told last.</summary>
    public int? ToldPosition { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>By when the desk answers a message that was taken.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>When an officer last wrote.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Since when the visitor waits for the next word of the officer who has it.</summary>
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
}
