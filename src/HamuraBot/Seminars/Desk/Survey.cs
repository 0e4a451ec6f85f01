namespace HamuraBot.Seminars.Desk;

/// <summary>What participants thought of a seminar.</summary>
/// <param name="Average">To one decimal; null when nobody has answered.</param>
/// <param name="Counts">How many gave 1, 2, 3, 4 and 5.</param>
/// <param name="Comments">As they were written; whose they are is not told here.</param>
public sealed record Survey(int Answers, decimal? Average, IReadOnlyList<int> Counts, IReadOnlyList<string> Comments)
{
    public const int BestRating = 5;

    public static Survey Of(IEnumerable<Registration> registrations)
    {
        var answered = registrations.Where(one => one.Rating is not null).ToList();
        return new(
            answered.Count,
            answered.Count == 0 ? null : Math.Round((decimal)answered.Sum(one => one.Rating!.Value) / answered.Count, 1, MidpointRounding.AwayFromZero),
            [.. Enumerable.Range(1, BestRating).Select(rating => answered.Count(one => one.Rating == rating))],
            [.. answered.Select(one => one.Comment).OfType<string>()]);
    }
}
