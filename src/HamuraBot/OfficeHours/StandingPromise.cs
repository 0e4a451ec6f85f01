namespace HamuraBot.OfficeHours;

/// <summary>A promised moment as it stands now. One that has passed has been renewed by the office calendar: a past date is never told.</summary>
/// <param name="By">What is told; never in the past.</param>
/// <param name="FirstBy">What was promised first.</param>
public readonly record struct StandingPromise(DateTimeOffset By, DateTimeOffset FirstBy)
{
    public bool IsBroken => By != FirstBy;
}
