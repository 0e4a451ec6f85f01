using HamuraBot.Content;
using HamuraBot.OfficeHours;

namespace HamuraBot.Website;

public enum OpenState
{
    Open,

    /// <summary>The desk is there, and receives nobody any more.</summary>
    Ending,

    Closed,
}

/// <param name="Word">The key of what it says.</param>
/// <param name="Until">Today's closing time; null when it is closed.</param>
/// <param name="Next">The next opening, in words.</param>
public sealed record OpenSignView(OpenState State, string Word, string? Until, string Next)
{
    public static OpenSignView Of(OfficeCalendar calendar, DateTimeOffset now, Formats formats, Language language)
    {
        var next = formats.ShortOpening(calendar.NextOpening(now), language);
        if (calendar.On(Tokyo.Day(now)) is not { } hours || TimeOnly.FromDateTime(Tokyo.Time(now).DateTime) is var time && (time < hours.Opens || time >= hours.Closes))
            return new(OpenState.Closed, "signClosed", null, next);
        var until = Formats.Time(hours.Closes);
        return calendar.IsOpen(now) ? new(OpenState.Open, "signOpen", until, next) : new(OpenState.Ending, "signEnding", until, next);
    }
}

public static class OpenStates
{
    public static string Code(this OpenState state) => state switch
    {
        OpenState.Open => "open",
        OpenState.Ending => "ending",
        OpenState.Closed => "closed",
    };
}
