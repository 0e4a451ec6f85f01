namespace HamuraBot.Content;

/// <summary>One thing said in both languages, as the desk wrote it in <c>dialogs/</c>.</summary>
public sealed record Words(string Ja, string En)
{
    public string In(Language language) => language is Language.Ja ? Ja : En;
}
