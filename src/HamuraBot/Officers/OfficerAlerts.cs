using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Timers;

namespace HamuraBot.Officers;

/// <summary>A mail to the officer whose ways to sign in have changed, whoever changed them: who did not do it learns of it.</summary>
public sealed class OfficerAlerts(Outbox outbox, Mails mails, DeskWords words, DialogLibrary library, TimeProvider clock)
{
    /// <summary>Its subject is the officer's id, what was done, and an id of its own.</summary>
    public const string Timer = "officer-alert";

    private const string Kind = "officer";

    private static readonly HashSet<string> Told =
        ["password changed", "second factor set", "second factor removed", "recovery codes renewed", "recovery code used", "passkey added", "passkey removed", "tied to Entra ID"];

    public static bool IsTold(string action) => Told.Contains(action);

    public async Task TellAsync(StoreTransaction transaction, DueTimer timer)
    {
        var (first, last) = (timer.Subject.IndexOf(' ', StringComparison.Ordinal), timer.Subject.LastIndexOf(' '));
        if (await OfficerTable.FindAsync(transaction.Sql, timer.Subject[..first]) is not { } officer || EmailAddress.TryParse(officer.Email) is not { } email) return;
        var action = timer.Subject[(first + 1)..last].Replace(' ', '-');
        outbox.Add(transaction, email, mails.OfficerAlert.Write(Language.Ja,
            ("addressee", officer.Name), ("what", words[$"audit.actions.{action}", Language.Ja]), ("when", library.Phrases.Formats.Opening(clock.GetUtcNow(), Language.Ja))), new MailAbout(Kind, officer.Id));
    }
}
