namespace HamuraBot.Content;

/// <summary>Something wrong in <c>dialogs/</c>: where it is, what is wrong, and what to do about it.</summary>
public sealed record Fault(string File, int Line, string What, string Remedy)
{
    public override string ToString() => $"{File}:{Line}: {What}. {Remedy}.";
}

/// <summary>Collects every fault of a reading, so that one run of the check shows them all.</summary>
public sealed class Faults
{
    private readonly List<Fault> found = [];

    /// <summary>By file and line, as a reader goes through them.</summary>
    public IReadOnlyList<Fault> All =>
        [.. found.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];

    public void Add(string file, int line, string what, string remedy) => found.Add(new Fault(file, line, what, remedy));

    public void ThrowIfAny()
    {
        if (found.Count > 0) throw new FaultyContentException(All);
    }
}

/// <summary>Stops the start: nobody is answered from words that are known to be wrong.</summary>
public sealed class FaultyContentException(IReadOnlyList<Fault> faults)
    : Exception($"{faults.Count} fault(s) in the dialogs:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
