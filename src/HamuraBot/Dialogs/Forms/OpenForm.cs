namespace HamuraBot.Dialogs.Forms;

/// <summary>The message that opens a form, whatever the language: <c>apply:expert-dispatch</c>.</summary>
public static class OpenForm
{
    public const string Prefix = "apply:";

    public static string? IdIn(string text) =>
        text.Trim() is var message && message.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && message.Length > Prefix.Length
            ? message[Prefix.Length..].Trim()
            : null;
}
