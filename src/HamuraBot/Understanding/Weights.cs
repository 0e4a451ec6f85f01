namespace HamuraBot.Understanding;

/// <summary>
/// The constants of the understanding. What can be fitted at start is fitted there (<see cref="Fusion"/>, <see cref="ScopeJudge"/>).
/// The others were chosen by cross-validation of the content in three folds (2,483 questions and names of 20 topics, 782 phrasings of
/// intents, 1,127 foreign ones): right topic at once 92 %, among the first three 99 %, log loss .45; foreign from own AUROC .945. The optimum
/// is flat: halving or doubling any one of them moves the first figure by less than one point.
/// </summary>
internal static class Weights
{
    /// <summary>
    /// How much each <see cref="TokenKind"/> weighs in a vector: words, pairs, letters, kana, concepts. Concepts at 1.4 lose .6 points: the
    /// glossary is no substitute for words; without concepts a twelfth of the questions is lost.
    /// </summary>
    public static readonly float[] Blocks = [1f, 0.8f, 1.2f, 0.6f, 0.7f];

    /// <summary>In how many samples a token of each kind must stand to be a feature. Letters seen once lose .6 points and double the memory.</summary>
    public static readonly int[] RarestSeen = [0, 2, 2, 2, 0];

    /// <summary>Cost of a sample on the wrong side of its own class's border: 2 and 8 are no different.</summary>
    public const float CostOwn = 4f;

    /// <summary>Cost of a sample on the wrong side of another class's border: .5 and 2 are no better.</summary>
    public const float CostOther = 1f;

    /// <summary>Passes of the training over the samples: 4 lose .2 points, 10 win nothing.</summary>
    public const int Passes = 6;

    public const int Folds = 3;

    /// <summary>How soon a repeated word stops counting more: .6 against 1.2 takes the log loss from .484 to .475.</summary>
    public const float Bm25K = 0.6f;

    /// <summary>How much long fields are held back: .2 against .5 takes the log loss from .484 to .477.</summary>
    public const float Bm25B = 0.3f;

    /// <summary>BM25 fields: names, questions, facts. Equal ones lose .3 points.</summary>
    public static readonly float[] Fields = [0.2f, 0.65f, 0.15f];

    /// <summary>
    /// The share of the desk's own held-out samples that the scope judge may turn away. Three quarters of the foreign ones are turned away
    /// here; the confidence stops most of the others.
    /// </summary>
    public const double FalseRejection = 0.05;

    /// <summary>
    /// The confidence from which one topic is the answer; below, it is a suggestion among others. From .30 to .40 it costs two points of right
    /// answers and stops a fifth of the wrong and of the foreign ones.
    /// </summary>
    public const double Clear = 0.35;

    /// <summary>The confidence from which a command, a greeting or the wish for a person is taken as such: above a topic's, a command is an act.</summary>
    public const double SureIntent = 0.4;

    /// <summary>How surely a wish to act must be the desk's to open a form: a form for a nursery place would be worse than a question.</summary>
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
