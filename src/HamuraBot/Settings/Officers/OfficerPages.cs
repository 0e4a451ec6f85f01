using System.Security.Claims;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Settings.Officers;

/// <summary>An officer as a manager sees them.</summary>
public sealed record OfficerAccount(Officer Officer, bool HasFactor, int Passkeys);

/// <summary>Those who work at the desk: invitations, roles, who may sign in. For managers.</summary>
public static class OfficerPages
{
    public const string Path = "/desk/settings/officers";
    private static readonly string[] Notices = ["invited", "withdrawn", "roleChanged", "disabled", "enabled", "factorTaken", "yourself", "formTooOld"];

    public static void MapOfficers(this RouteGroupBuilder managers)
    {
        var officers = managers.MapGroup("/settings/officers");
        officers.MapGet("", ListAsync);
        officers.MapPost("", InviteAsync);
        officers.MapPost("/invitations/{id}/withdraw", async (string id, OfficerLinks links, DeskView view, CancellationToken cancellationToken) =>
            await links.WithdrawAsync(id, view.OfficerId, cancellationToken)
                ? (IResult)Done(view, Path, "withdrawn")
                : DeskPages.Notice(StatusCodes.Status404NotFound));
        officers.MapGet("/{id}", ShowAsync);
        officers.MapPost("/{id}/role", async (string id, HttpContext http, OfficerAdministration administration, DeskView view, CancellationToken cancellationToken) =>
            Told(await administration.ChangeAsync(id, null, RoleOf(await http.Request.ReadFormAsync(cancellationToken)), view.OfficerId), view, id, "roleChanged"));
        officers.MapPost("/{id}/disable", async (string id, OfficerAdministration administration, DeskView view) =>
            Told(await administration.ChangeAsync(id, false, null, view.OfficerId), view, id, "disabled"));
        officers.MapPost("/{id}/enable", async (string id, OfficerAdministration administration, DeskView view) =>
            Told(await administration.ChangeAsync(id, true, null, view.OfficerId), view, id, "enabled"));
        officers.MapPost("/{id}/remove-factor", async (string id, OfficerAdministration administration, DeskView view, CancellationToken cancellationToken) =>
            Told(await administration.RemoveFactorAsync(id, view.OfficerId, cancellationToken), view, id, "factorTaken"));
        officers.MapPost("/{id}/reset", ResetAsync);
        foreach (var form in (string[])["role", "disable", "enable", "remove-factor", "reset"])
        {
            officers.MapGet($"/{{id}}/{form}", (string id, DeskView view) => Done(view, $"{Path}/{id}", "formTooOld"));
        }
        officers.MapGet("/invitations/{id}/withdraw", (DeskView view) => Done(view, Path, "formTooOld"));
    }

    private static Task<IResult> ListAsync(Store store, OfficerLinks links, string? notice, CancellationToken cancellationToken) =>
        PageAsync(store, links, new(null, null, null), null, StatusCodes.Status200OK, cancellationToken, NoticeOf(notice));

    private static async Task<IResult> InviteAsync(
        HttpContext http, OfficerAdministration administration, Store store, OfficerLinks links, DeskView view, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var typed = new InvitationBody(form["email"], form["name"], form["role"]);
        var outcome = await administration.InviteAsync(typed.Email, typed.Name, RoleOf(form), view.OfficerId, view.Language, cancellationToken);
        return outcome is InvitationOutcome.Sent
            ? Done(view, Path, "invited")
            : await PageAsync(store, links, typed, outcome, StatusCodes.Status400BadRequest, cancellationToken);
    }

    private static async Task<IResult> ShowAsync(string id, UserManager<Officer> officers, Store store, string? notice, CancellationToken cancellationToken) =>
        await officers.FindByIdAsync(id) is { } officer
            ? new RazorComponentResult<OfficerPage>(new
            {
                Member = await store.ReadAsync(sql => MemberAsync(sql, officer), cancellationToken),
                Notice = NoticeOf(notice),
            })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    /// <summary>The link is shown in the answer itself and has no address: whoever goes back does not find it again.</summary>
    private static async Task<IResult> ResetAsync(string id, OfficerAdministration administration, UserManager<Officer> officers, DeskView view, CancellationToken cancellationToken) =>
        await administration.CreateResetAsync(id, view.OfficerId, view.Language, cancellationToken) is { } link
            ? new RazorComponentResult<ResetLinkPage>(new { Officer = await officers.FindByIdAsync(id), ResetLink = link })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> PageAsync(Store store, OfficerLinks links, InvitationBody typed, InvitationOutcome? fault, int status,
        CancellationToken cancellationToken, string? notice = null) => new RazorComponentResult<OfficersPage>(new
        {
            Members = await store.ReadAsync(MembersAsync, cancellationToken),
            Invitations = await links.InvitationsAsync(cancellationToken),
            Typed = typed,
            Fault = fault,
            Notice = notice,
        })
        { StatusCode = status };

    private static async Task<List<OfficerAccount>> MembersAsync(StoreConnection sql)
    {
        var members = new List<OfficerAccount>();
        foreach (var officer in await OfficerTable.AllAsync(sql)) members.Add(await MemberAsync(sql, officer));
        return members;
    }

    private static async Task<OfficerAccount> MemberAsync(StoreConnection sql, Officer officer) =>
        new(officer, await SecondFactors.HasAsync(sql, officer.Id), (await PasskeyTable.ListAsync(sql, officer.Id)).Count);

    private static OfficerRole RoleOf(IFormCollection form) => form["role"] == nameof(OfficerRole.Manager) ? OfficerRole.Manager : OfficerRole.Officer;

    private static IResult Told(OfficerOutcome outcome, DeskView view, string id, string done) => outcome switch
    {
        OfficerOutcome.Done => Done(view, $"{Path}/{id}", done),
        OfficerOutcome.Yourself => Done(view, $"{Path}/{id}", "yourself"),
        OfficerOutcome.NotFound => DeskPages.Notice(StatusCodes.Status404NotFound),
    };

    private static string? NoticeOf(string? notice) => Notices.Contains(notice) ? $"officers.{notice}" : null;

    private static RedirectHttpResult Done(DeskView view, string path, string notice) => TypedResults.Redirect(view.Link($"{path}?notice={notice}"));
}
