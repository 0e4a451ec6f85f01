using System.Globalization;

namespace HamuraBot.Tests.Fixtures;

/// <summary>
/// A clock that stands until a test moves it, forwards or backwards, while timers run in real time: for whole hosts, whose services wait a
/// second between looks. FakeTimeProvider moves timers with its clock and never goes back; it is used where a test rules the timers, too.
/// </summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>A moment in Tokyo, written as "2026-11-25T10:00".</summary>
    public static TestClock InTokyo(string local) =>
        new(new DateTimeOffset(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(9)));

    public void Advance(TimeSpan by) => Now += by;
}
