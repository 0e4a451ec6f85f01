namespace HamuraBot.Gaps;

public enum QuestionKind
{
    /// <summary>Nobody's topic answered it.</summary>
    NotUnderstood,

    /// <summary>It was answered with suggestions only.</summary>
    LowConfidence,

    /// <summary>It was answered, and the visitor had asked something else.</summary>
    NotHelpful,

    /// <summary>A person was called for it.</summary>
    HandedOver,
}

public static class QuestionKinds
{
    private static readonly Dictionary<string, QuestionKind> ByCode = Enum.GetValues<QuestionKind>().ToDictionary(Code);

    public static string Code(this QuestionKind kind) => kind switch
    {
        QuestionKind.NotUnderstood => "not-understood",
        QuestionKind.LowConfidence => "low-confidence",
        QuestionKind.NotHelpful => "not-helpful",
        QuestionKind.HandedOver => "handed-over",
    };

    public static QuestionKind Parse(string mark) => ByCode[mark];
}

/// <summary>A question that was not answered well, kept so that the desk can answer it.</summary>
public sealed class UnansweredQuestion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string ConversationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Language Language { get; init; }

    /// <summary>As it was typed; shown only without personal data.</summary>
    public required string Text { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>Those that were suggested, or that answered it badly; with commas between them.</summary>
    public required string Topics { get; init; }

    /// <summary>The suggestion that the visitor took.</summary>
    public string? Accepted { get; init; }
}
