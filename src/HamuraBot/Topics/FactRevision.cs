namespace HamuraBot.Topics;

public enum RevisionKind
{
    /// <summary>It still holds, as it stands.</summary>
    Confirm,

    /// <summary>It was told wrongly.</summary>
    Correct,

    /// <summary>Something else holds in its place, from a day on.</summary>
    Supersede,
}

public static class RevisionKinds
{
    public static readonly IReadOnlyDictionary<string, RevisionKind> Written =
        Enum.GetValues<RevisionKind>().ToDictionary(Code);

    public static string Code(this RevisionKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>What an officer put over a fact of the files. It is whole: what it does not change it repeats.</summary>
/// <param name="From">The first day on which it is told; from the beginning when null.</param>
/// <param name="Fact">As it is told from then on.</param>
/// <param name="Fingerprint">Of the file's fact, as it was when this was written.</param>
public sealed record FactRevision(
    string Topic, RevisionKind Kind, DateOnly? From, Fact Fact, string Fingerprint, RevisionStep Made)
{
    public long Number => Made.Number;

    /// <summary>Set when it was undone.</summary>
    public RevisionStep? Withdrawn { get; init; }
}

/// <summary>Who did it, when and why.</summary>
/// <param name="Number">Counts the steps of all facts in the order of their commits.</param>
/// <param name="Officer">The name; null for an officer who is there no more.</param>
public sealed record RevisionStep(long Number, string? Officer, DateTimeOffset At, string Note);

/// <summary>A fact through time: as the files have it, and what officers put over it.</summary>
/// <param name="Revisions">The latest first, withdrawn ones among them.</param>
public sealed record FactTimeline(Fact File, IReadOnlyList<FactRevision> Revisions)
{
    public static FactTimeline Of(Fact file, IEnumerable<FactRevision> revisions) => new(file, [.. revisions.OrderByDescending(revision => revision.Number)]);

    /// <summary>The revision that is told on a day; null when the files' fact is.</summary>
    public FactRevision? RevisionOn(DateOnly day) => Revisions
        .Where(revision => revision.Withdrawn is null && !(revision.From > day))
        .MaxBy(revision => (revision.From ?? DateOnly.MinValue, revision.Number));

    public Fact On(DateOnly day) => RevisionOn(day) is { } revision ? revision.Fact with { Aspects = File.Aspects } : File;

    /// <summary>The files tell something else now than what the officer had before them.</summary>
    public bool FileHasChanged(DateOnly day) => RevisionOn(day) is { } revision && revision.Fingerprint != File.Fingerprint();

    /// <summary>The number of the last change, so that two officers notice each other; 0 before the first one.</summary>
    public long Version => Revisions.Select(revision => revision.Withdrawn?.Number ?? revision.Number).DefaultIfEmpty().Max();
}
