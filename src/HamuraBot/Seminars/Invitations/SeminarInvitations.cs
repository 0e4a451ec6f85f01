using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.SelfService;

namespace HamuraBot.Seminars.Invitations;

/// <summary>Those who asked for a topic are told first when a seminar on it is planned, each with a link of their own to sign up by.</summary>
public sealed class SeminarInvitations(
    SeminarRequesterSource requesters, Mails mails, Outbox outbox, SeminarText text, DialogLibrary library, OwnLinks links, TimeProvider clock)
{
    /// <summary>The kind of what the secret links of invitations open.</summary>
    public const string Kind = "seminar-invitation";

    public Task<IReadOnlyList<SeminarRequester>> RequestersAsync(StoreConnection sql) => requesters.ListAsync(sql);

    /// <summary>Invites those who have not been yet.</summary>
    /// <returns>The requests that there are not, or not any more; then nobody else is to be invited either.</returns>
    public async Task<IReadOnlyList<string>> InviteAsync(
        StoreTransaction transaction, Seminar seminar, IEnumerable<string> requests, string officer)
    {
        var unknown = new List<string>();
        foreach (var request in requests.Distinct())
        {
            if (await requesters.FindAsync(transaction.Sql, request) is not { } requester) unknown.Add(request);
            else if (await InsertAsync(transaction.Sql, seminar.Id, request)) await TellAsync(transaction, seminar, requester, officer);
        }
        return unknown;
    }

    /// <summary>When each request was invited to a seminar.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> OfSeminarAsync(StoreConnection sql, SeminarId seminar) =>
        (await sql.ListAsync("SELECT request, invited_at FROM seminar_invitations WHERE seminar_id = @seminar",
            row => (Request: row.Text("request"), At: row.Instant("invited_at")), ("@seminar", seminar.ToString())))
        .ToDictionary(invited => invited.Request, invited => invited.At);

    /// <summary>The requests that have been invited to any seminar that takes place.</summary>
    public static async Task<IReadOnlySet<string>> AnsweredAsync(StoreConnection sql) => (await sql.ListAsync(
        "SELECT DISTINCT i.request FROM seminar_invitations i JOIN seminars s ON s.id = i.seminar_id WHERE s.status = 'scheduled'",
        row => row.Text("request"))).ToHashSet();

    /// <summary>What a secret link's number means: a seminar, and who was invited to it.</summary>
    public async Task<(Seminar Seminar, SeminarRequester Requester)?> FindAsync(StoreConnection sql, string number)
    {
        var (seminar, request) = number.Split('/') is [var id, var of] ? (SeminarId.Parse(id), of) : throw new FormatException(Kind);
        return await SeminarTable.FindAsync(sql, seminar) is { } found && await requesters.FindAsync(sql, request) is { } requester ? (found, requester) : null;
    }

    private async Task<bool> InsertAsync(StoreConnection sql, SeminarId seminar, string request) => await sql.ExecuteAsync(
        "INSERT INTO seminar_invitations (seminar_id, request, invited_at) VALUES (@seminar, @request, @now) ON CONFLICT DO NOTHING",
        ("@seminar", seminar.ToString()), ("@request", request), ("@now", clock.GetUtcNow())) == 1;

    private async Task TellAsync(StoreTransaction transaction, Seminar seminar, SeminarRequester requester, string officer)
    {
        var (plan, language) = (seminar.Plan, requester.Language);
        var link = links.Create(transaction, Kind, $"{seminar.Id}/{requester.Request}");
        outbox.Add(transaction, requester.Email, mails.Seminars.Invitation.Write(language,
            ("addressee", text.Addressee(requester.Company, requester.Name, language)), ("number", requester.Request), ("title", plan.Title.In(language)),
            ("when", text.When(plan, language)), ("place", text.Place(plan, language)), ("closes", text.Instant(plan.RegistrationClosesAt, language)),
            ("publicFrom", plan.PublicFrom is { } from ? text.Instant(from, language) : ""), ("signUpLink", link)),
            new MailAbout(Kind, requester.Request));
        var note = library.Phrases.Seminars.InvitationNote.In(Language.Ja, ("title", plan.Title.Ja), ("when", text.When(plan, Language.Ja)));
        await requesters.NoteInvitationAsync(transaction, requester, new(officer, note));
    }
}
