using HamuraBot.Conversations;

namespace HamuraBot.Dialogs.Forms;

/// <summary>
/// What a field takes. Money is whole yen, months are a period; to clients both are numbers. Consent and confirmation are the form's own.
/// </summary>
public enum FieldKind
{
    Text,
    Multiline,
    Choice,
    Choices,
    Date,
    PostalCode,
    CorporateNumber,
    Email,
    Phone,
    Number,
    Money,
    Months,
    Consent,
    Confirm,
}

public static class FieldKinds
{
    public static readonly IReadOnlyDictionary<string, FieldKind> Written = new Dictionary<string, FieldKind>
    {
        ["text"] = FieldKind.Text,
        ["multiline"] = FieldKind.Multiline,
        ["choice"] = FieldKind.Choice,
        ["choices"] = FieldKind.Choices,
        ["date"] = FieldKind.Date,
        ["postal-code"] = FieldKind.PostalCode,
        ["corporate-number"] = FieldKind.CorporateNumber,
        ["email"] = FieldKind.Email,
        ["phone"] = FieldKind.Phone,
        ["number"] = FieldKind.Number,
        ["money"] = FieldKind.Money,
        ["months"] = FieldKind.Months,
    };

    /// <summary>The kind as the prompt's mark names it.</summary>
    public static string Code(this FieldKind kind) => kind switch
    {
        FieldKind.Text => PromptMark.Text,
        FieldKind.Multiline => PromptMark.Multiline,
        FieldKind.Choice => PromptMark.Choice,
        FieldKind.Choices => PromptMark.Several,
        FieldKind.Date => PromptMark.Date,
        FieldKind.PostalCode => PromptMark.PostalCode,
        FieldKind.CorporateNumber => PromptMark.CorporateNumber,
        FieldKind.Email => PromptMark.Email,
        FieldKind.Phone => PromptMark.Phone,
        FieldKind.Number or FieldKind.Money or FieldKind.Months => PromptMark.Number,
        FieldKind.Consent => PromptMark.Consent,
        FieldKind.Confirm => PromptMark.Confirm,
    };

    /// <summary>Fields that take any words: whether a message is meant for them cannot be told by reading it.</summary>
    public static bool TakesAnyWords(this FieldKind kind) => kind is FieldKind.Text or FieldKind.Multiline;

    public static bool IsNumber(this FieldKind kind) => kind is FieldKind.Number or FieldKind.Money or FieldKind.Months;

    public static bool HasChoices(this FieldKind kind) => kind is FieldKind.Choice or FieldKind.Choices;
}
