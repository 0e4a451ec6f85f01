namespace HamuraBot;

internal static class RegexGuard
{
    /// <summary>
    /// Milliseconds by the wall clock. It guards against a pattern that would never end, not against a busy machine, on which a thread may
    /// have to wait for its turn: the patterns are bounded, and the longest hostile texts take a few milliseconds.
    /// </summary>
    public const int Milliseconds = 10_000;
}
