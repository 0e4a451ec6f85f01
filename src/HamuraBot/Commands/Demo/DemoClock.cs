namespace HamuraBot.Commands.Demo;

/// <summary>Goes through the invented week as the story does; a timer of the system's clock is a timer of this one.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
