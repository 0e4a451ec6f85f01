namespace HamuraBot.Dialogs.Forms;

/// <summary>
/// The forms that pages, mails and other systems know by id. A topic may name one before its file exists; its button appears with the file.
/// </summary>
public static class FormIds
{
    public static readonly IReadOnlyList<string> Contract =
    [
        "expert-dispatch", "seminar-request", "company-visit", "financial-consultation", "management-consultation", "tie-up",
        "website-building",
        "cable-tv-publicity", "site-search", "startup-consultation", "seminar-registration",
    ];
}
