namespace HamuraBot.Content;

/// <summary>Several things said in both languages; the two lists need not be translations of each other.</summary>
public sealed record WordLists(IReadOnlyList<string> Ja, IReadOnlyList<string> En)
{
    public static readonly WordLists None = new([], []);

    public IReadOnlyList<string> In(Language language) => language is Language.Ja ? Ja : En;
}
