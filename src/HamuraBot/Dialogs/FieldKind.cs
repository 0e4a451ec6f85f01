namespace HamuraBot.Dialogs;

/// <summary>What a field takes. Money is whole yen, months are a period; to clients both are numbers.</summary>
public enum FieldKind
{
    Text,
    Multiline,
    Choice,
    Number,
    Money,
    Months,
}

public static class FieldKinds
{
    public static readonly IReadOnlyDictionary<string, FieldKind> Written = new Dictionary<string, FieldKind>
    {
        ["text"] = FieldKind.Text,
        ["multiline"] = FieldKind.Multiline,
        ["choice"] = FieldKind.Choice,
        ["number"] = FieldKind.Number,
        ["money"] = FieldKind.Money,
        ["months"] = FieldKind.Months,
    };

    /// <summary>The kind as the prompt's mark names it.</summary>
    public static string Mark(this FieldKind kind) => kind switch
    {
        FieldKind.Text => "text",
        FieldKind.Multiline => "multiline",
        FieldKind.Choice => "choice",
        FieldKind.Number or FieldKind.Money or FieldKind.Months => "number",
    };

    /// <summary>Fields that take any words: whether a message is meant for them cannot be told by reading it.</summary>
    public static bool TakesAnyWords(this FieldKind kind) => kind is FieldKind.Text or FieldKind.Multiline;
}
