namespace HamuraBot.Gaps.Desk;

public sealed record GapView
{
    public const int MostExamples = 10;

    public required Guid Id { get; init; }

    public required string Language { get; init; }

    /// <summary>The newest first, without personal data.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyDictionary<string, int> Kinds { get; init; }

    public required string? NearestTopic { get; init; }

    /// <summary>The topics that visitors themselves took when they were suggested.</summary>
    public required IReadOnlyList<string> Accepted { get; init; }

    /// <summary>Asked within the last seven days.</summary>
    public required int ThisWeek { get; init; }

    /// <summary>Within the seven days before.</summary>
    public required int LastWeek { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public static GapView Of(Gap gap, DateTimeOffset now) => new()
    {
        Id = gap.Id,
        Language = gap.Language.Code(),
        Examples = ExamplesOf(gap),
        Count = gap.Questions.Count,
        Kinds = gap.Questions.CountBy(question => question.Kind.Code()).ToDictionary(),
        NearestTopic = gap.Nearest,
        Accepted = [.. gap.Accepted],
        ThisWeek = gap.ThisWeek(now),
        LastWeek = gap.WeekBefore(now),
        LastAt = gap.Questions[0].At,
    };

    public static IReadOnlyList<string> ExamplesOf(Gap gap) =>
        [.. gap.Questions.Select(question => question.Text).Distinct().Take(MostExamples)];
}
