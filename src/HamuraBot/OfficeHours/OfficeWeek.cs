namespace HamuraBot.OfficeHours;

/// <summary>The hours of an ordinary week, and until when somebody who comes or calls is received on each of its days.</summary>
/// <param name="Days">Those on which the desk is open.</param>
public sealed record OfficeWeek(IReadOnlyDictionary<DayOfWeek, Hours> Days, TimeOnly LastReception)
{
    /// <summary>From Monday, as a week is read here.</summary>
    public static readonly IReadOnlyList<DayOfWeek> InOrder =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
}
