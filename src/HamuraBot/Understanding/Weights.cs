namespace HamuraBot.Understanding;

/// <summary>
/// The constants of the understanding. What can be fitted at start is fitted there (<see cref="Fusion"/>, <see cref="ScopeJudge"/>).
/// </summary>
internal static class Weights
{
    /// <summary>How much each <see cref="TokenKind"/> weighs in a vector: words, pairs, letters, kana, concepts.</summary>
    public static readonly float[] Blocks = [1f, 0.5f, 1f, 0.6f, 1f];

    /// <summary>In how many samples a token of each kind must stand to be a feature.</summary>
    public static readonly int[] RarestSeen = [0, 2, 2, 2, 0];

    /// <summary>Costs of a sample on the wrong side of its own class's border, and of another's.</summary>
    public const float CostOwn = 4f;

    public const float CostOther = 1f;

    public const int Passes = 6;

    public const int Folds = 3;

    public const float Bm25K = 1.2f;

    public const float Bm25B = 0.5f;

    /// <summary>BM25 fields: names, questions, facts.</summary>
    public static readonly float[] Fields = [0.3f, 0.5f, 0.2f];

    /// <summary>The share of the desk's own held-out samples that the scope judge may turn away.</summary>
    public const double FalseRejection = 0.05;

    /// <summary>The confidence from which one topic is the answer; below, it is a suggestion among others.</summary>
    public const double Clear = 0.35;

    /// <summary>The confidence from which a command, a greeting or the wish for a person is taken as such.</summary>
    public const double SureIntent = 0.4;

    /// <summary>How surely a wish to act must be the desk's to open a form.</summary>
    public const double SureAct = 0.5;

    /// <summary>The share among the topics from which the one beside a wish to act is the one that is meant.</summary>
    public const double Named = 0.4;

    /// <summary>The least probability of a topic that is suggested.</summary>
    public const double Suggested = 0.04;

    /// <summary>What a sentence that asks nothing counts beside one that asks.</summary>
    public const double Statement = 0.4;

    /// <summary>Beside how many names of topics each phrasing of an act is learnt.</summary>
    public const int NamesBesideAct = 2;
}
