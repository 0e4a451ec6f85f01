namespace HamuraBot.Enrichment;

/// <summary>What the cloud says about a text.</summary>
/// <param name="IsNegative">The writer is displeased.</param>
/// <param name="KeyPhrases">What the text talks about, in its own words.</param>
/// <param name="Redacted">The text as it was sent, without the personal data in it; null if the cloud could not tell.</param>
public sealed record Findings(bool IsNegative, IReadOnlyList<string> KeyPhrases, string? Redacted)
{
    public static Findings None { get; } = new(false, [], null);
}
