using System.Text.Json;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>
/// The constants of the understanding, chosen by cross-validation of the deployed content: <c>weights.json</c>, which the command
/// <c>weights</c> writes.
/// </summary>
public sealed record Weights
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<Weights> Embedded = new(() =>
    {
        using var file = typeof(Weights).Assembly.GetManifestResourceStream("HamuraBot.Understanding.weights.json")!;
        return JsonSerializer.Deserialize<Weights>(file, Json)!;
    });

    /// <summary>What the file says.</summary>
    public static Weights Chosen => Embedded.Value;

    /// <summary>How much each <see cref="TokenKind"/> weighs in a vector: words, pairs, letters, kana, concepts, runs.</summary>
    public required IReadOnlyList<float> Blocks { get; init; }

    /// <summary>In how many samples a token of each kind must stand to be a feature: letters seen once only double the memory.</summary>
    public required IReadOnlyList<int> RarestSeen { get; init; }

    /// <summary>How much rarity among the subjects adds to rarity among the samples where subjects have few.</summary>
    public required float SubjectIdf { get; init; }

    /// <summary>To what power rarity counts in a vector: below 1, the rarest words do not drown the common ones that make the difference.</summary>
    public required float IdfPower { get; init; }

    /// <summary>How much each <see cref="WordForm"/> weighs in the search.</summary>
    public required IReadOnlyList<float> Forms { get; init; }

    /// <summary>Cost of a sample on the wrong side of its own class's border.</summary>
    public required float CostOwn { get; init; }

    /// <summary>Cost of a sample on the wrong side of another class's border.</summary>
    public required float CostOther { get; init; }

    /// <summary>Passes of the training over the samples.</summary>
    public required int Passes { get; init; }

    /// <summary>Into how many parts the samples are cut to fit what is fitted at start.</summary>
    public required int Folds { get; init; }

    /// <summary>As many own and as many foreign samples are held out at start as there are, up to this: fewer let the fit waver, more only take time.</summary>
    public required int EnoughHeldOut { get; init; }

    /// <summary>How soon a repeated word stops counting more.</summary>
    public required float Bm25K { get; init; }

    /// <summary>How much long fields are held back.</summary>
    public required float Bm25B { get; init; }

    /// <summary>Fields of the search: names, questions, facts.</summary>
    public required IReadOnlyList<float> Fields { get; init; }

    /// <summary>The share of the desk's own held-out samples that the scope judge may turn away.</summary>
    public required double FalseRejection { get; init; }

    /// <summary>The confidence from which one topic is the answer; below, it is a suggestion among others.</summary>
    public required double Clear { get; init; }

    /// <summary>The confidence from which a command, a greeting or the wish for a person is taken as such.</summary>
    public required double SureIntent { get; init; }

    /// <summary>How surely a wish to act must be the desk's to open a form: a form for a nursery place would be worse than a question.</summary>
    public required double SureAct { get; init; }

    /// <summary>The share among the topics from which the one beside a wish to act is the one that is meant.</summary>
    public required double Named { get; init; }

    /// <summary>The least probability of a topic that is suggested.</summary>
    public required double Suggested { get; init; }

    /// <summary>What a sentence that asks nothing counts beside one that asks.</summary>
    public required double Statement { get; init; }

    /// <summary>Beside how many names of topics each phrasing of an act is learnt.</summary>
    public required int NamesBesideAct { get; init; }

    /// <summary>How the content did with them when they were chosen.</summary>
    public required Measured Measured { get; init; }

    /// <summary>
    /// What held-out samples of the content say about how the evidence is to be weighed; where it is null, samples are held out when the
    /// understanding is made, which takes longer than the learning itself.
    /// </summary>
    public Fitted? Fitted { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>The parameters of <see cref="Fusion"/> and of <see cref="ScopeJudge"/>.</summary>
/// <param name="Doubtful"><see cref="ScopeJudge.Doubtful"/>.</param>
public sealed record Fitted(IReadOnlyList<double> Fusion, IReadOnlyList<double> Scope, double Doubtful)
{
    internal static Fitted To(Samples samples, IReadOnlyList<HeldOut> heldOut)
    {
        var fusion = Learning.Fusion.Fit(samples.Subjects, heldOut);
        var (scope, doubtful) = ScopeJudge.Fit(samples.Subjects, heldOut, new Fusion(fusion), samples.Weights.FalseRejection);
        return new Fitted(fusion, scope, doubtful);
    }
}
