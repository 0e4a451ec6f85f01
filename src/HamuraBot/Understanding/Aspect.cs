namespace HamuraBot.Understanding;

/// <summary>What is asked about a subject. A question about the subject as a whole has none.</summary>
public enum Aspect
{
    /// <summary>How much is given.</summary>
    Amount,
    Limit,
    Rate,

    /// <summary>Until when; whether it is still there.</summary>
    Until,
    Since,

    /// <summary>Who may use it.</summary>
    Who,

    /// <summary>Who pays.</summary>
    Payer,

    /// <summary>What it costs the one who asks.</summary>
    Cost,

    /// <summary>How to apply.</summary>
    How,
    Documents,

    /// <summary>How many times.</summary>
    Often,

    /// <summary>How long it takes or lasts.</summary>
    Long,
    Where,

    /// <summary>Who does it.</summary>
    Provider,

    /// <summary>How many there are.</summary>
    Count,

    /// <summary>Two compared.</summary>
    Difference,

    /// <summary>Is it true that…</summary>
    True,

    /// <summary>Whether there is such a thing at all.</summary>
    Exists,

    /// <summary>On which days and at what hours it is open.</summary>
    OpenOn,
}

public static class Aspects
{
    public static readonly IReadOnlyDictionary<string, Aspect> Written = Enum.GetValues<Aspect>().ToDictionary(Code);

    public static string Code(this Aspect aspect) => aspect is Aspect.OpenOn ? "open-on" : aspect.ToString().ToLowerInvariant();
}
