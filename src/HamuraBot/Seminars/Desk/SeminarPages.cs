using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Seminars.Invitations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Seminars.Desk;

/// <summary>The seminars at the desk: what is planned, planning, changing, calling off, and who asked for what there is not.</summary>
public static class SeminarPages
{
    private static readonly string[] Notices =
    [
        "planned", "changed", "calledOff", "reinstated", "invited", "signedUp", "waits", "already", "noSeats", "tooLate", "noted", "cancelled", "checkedIn",
        "undone", "noSeat", "unknownCode", "materialAdded", "materialRemoved", "materialsTold",
    ];

    public static void MapSeminarPages(this RouteGroupBuilder desk)
    {
        var seminars = desk.MapGroup("/seminars");
        seminars.MapGet("", ListAsync);
        seminars.MapGet("/new", NewAsync);
        seminars.MapPost("/new", PlanAsync);
        seminars.MapGet("/wishes", RequestersAsync);
        seminars.MapGet("/{id:guid}", SeeAsync).AsReading(SeminarDesk.Subject, "id");
        seminars.MapGet("/{id:guid}/edit", EditAsync);
        seminars.MapPost("/{id:guid}/edit", ChangeAsync);
        seminars.MapGet("/{id:guid}/cancel", AskToCallOffAsync);
        seminars.MapPost("/{id:guid}/cancel", CallOffAsync);
        seminars.MapPost("/{id:guid}/reinstate", ReinstateAsync);
        seminars.MapGet("/{id:guid}/invite", InviteFormAsync);
        seminars.MapPost("/{id:guid}/invite", InviteAsync);
        seminars.MapRegistrationPages();
        seminars.MapMaterialPages();
    }

    /// <summary>The key of what has just been done, if the address names one.</summary>
    public static string? Notice(HttpContext http) =>
        http.Request.Query["notice"].ToString() is var named && Notices.Contains(named) ? $"seminars.notices.{named}" : named is "linkRenewed" or "linkWithdrawn" ? $"desk.{named}" : null;

    public static IResult Back(DeskView view, string path, string notice) => TypedResults.Redirect(view.Link($"{path}?notice={notice}"));

    private static async Task<IResult> ListAsync(DeskView view, Store store, HttpContext http, CancellationToken cancellationToken)
    {
        var lists = await store.ReadAsync(async sql =>
        {
            var waiting = await RegistrationTable.WaitingAsync(sql);
            return (await SeminarTable.AllAsync(sql, view.Now)).ConvertAll(seminar => new SeminarLine(seminar, waiting.GetValueOrDefault(seminar.Id)));
        }, cancellationToken);
        var (coming, over) = (lists.FindAll(line => line.Seminar.Plan.EndsAt > view.Now), lists.FindAll(line => line.Seminar.Plan.EndsAt <= view.Now));
        return view.IsPart
            ? new RazorComponentResult<SeminarLists>(new { Coming = coming, Over = over })
            : new RazorComponentResult<SeminarsPage>(new { Coming = coming, Over = over, Notice = Notice(http) });
    }

    private static async Task<IResult> SeeAsync(
        Guid id, string? find, DeskView view, Store store, SeminarInvitations invitations, HttpContext http, CancellationToken cancellationToken) =>
        await SeminarDetails.ReadAsync(new(id), store, invitations, cancellationToken) is not { } details ? DeskPages.Notice(StatusCodes.Status404NotFound)
        : view.IsPart ? new RazorComponentResult<RegistrationLists>(new { Details = details, Find = find ?? "" })
        : new RazorComponentResult<SeminarPage>(new { Details = details, Find = find ?? "", Notice = Notice(http) });

    private static async Task<IResult> NewAsync(Guid? copy, HttpContext http, Store store, SeminarInvitations invitations, CancellationToken cancellationToken)
    {
        var invite = SeminarForm.Texts(http.Request.Query["invite"]);
        var form = copy is { } id && await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken) is { } seminar
            ? SeminarForm.CopyOf(seminar.Plan)
            : SeminarForm.Empty(invite);
        return await FormAsync(null, form, new(), store, invitations, cancellationToken);
    }

    private static async Task<IResult> PlanAsync(
        DeskView view, SeminarDesk desk, Store store, SeminarInvitations invitations, HttpContext http, CancellationToken cancellationToken)
    {
        var form = SeminarForm.Of(await http.Request.ReadFormAsync(cancellationToken));
        var faults = form.Body().Check(out var plan);
        if (faults.Any) return await FormAsync(null, form, faults, store, invitations, cancellationToken);
        var (made, unknown) = await desk.PlanAsync(plan, form.Invite, http.User.ActingOfficer(), cancellationToken);
        return made is null
            ? await FormAsync(null, form, SeminarApi.Unknown("invite", unknown), store, invitations, cancellationToken)
            : Back(view, SeminarPaths.Of(made.Id), "planned");
    }

    private static async Task<IResult> EditAsync(Guid id, Store store, SeminarInvitations invitations, CancellationToken cancellationToken) =>
        await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken) is { Status: SeminarStatus.Scheduled } seminar
            ? await FormAsync(seminar, SeminarForm.Of(seminar.Plan), new(), store, invitations, cancellationToken)
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> ChangeAsync(
        Guid id, DeskView view, SeminarDesk desk, Store store, SeminarInvitations invitations, HttpContext http, CancellationToken cancellationToken)
    {
        var form = SeminarForm.Of(await http.Request.ReadFormAsync(cancellationToken));
        var faults = form.Body().Check(out var plan);
        if (!faults.Any)
        {
            var outcome = await desk.ChangeAsync(new(id), plan, http.User.ActingOfficer(), cancellationToken);
            if (outcome is PlanningOutcome.NotFound) return DeskPages.Notice(StatusCodes.Status404NotFound);
            if (outcome is not PlanningOutcome.TooFewSeats)
                return Back(view, SeminarPaths.Of(new SeminarId(id)), outcome is PlanningOutcome.Done ? "changed" : "tooLate");
            faults = SeminarApi.TooFewSeats;
        }
        return await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken) is { } seminar
            ? await FormAsync(seminar, form, faults, store, invitations, cancellationToken)
            : DeskPages.Notice(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> AskToCallOffAsync(Guid id, Store store, SeminarInvitations invitations, CancellationToken cancellationToken) =>
        await SeminarDetails.ReadAsync(new(id), store, invitations, cancellationToken) is { Seminar.Status: SeminarStatus.Scheduled } details
            ? new RazorComponentResult<CallOffPage>(new { Details = details })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> CallOffAsync(
        Guid id, DeskView view, SeminarDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await FormInput.ReadAsync(http);
        var outcome = await desk.CallOffAsync(new(id), ReasonBody.Cut(form["reason"]), ReasonBody.Cut(form["reasonEn"]), http.User.ActingOfficer(), cancellationToken);
        return Back(view, SeminarPaths.Of(new SeminarId(id)), outcome is PlanningOutcome.Done ? "calledOff" : "tooLate");
    }

    private static async Task<IResult> ReinstateAsync(Guid id, DeskView view, SeminarDesk desk, HttpContext http, CancellationToken cancellationToken) =>
        Back(view, SeminarPaths.Of(new SeminarId(id)),
            await desk.ReinstateAsync(new(id), http.User.ActingOfficer(), cancellationToken) is PlanningOutcome.Done ? "reinstated" : "tooLate");

    private static async Task<IResult> RequestersAsync(SeminarInvitations invitations, Store store, CancellationToken cancellationToken)
    {
        var (requesters, answered) = await store.ReadAsync(
            async sql => (await invitations.RequestersAsync(sql), await SeminarInvitations.AnsweredAsync(sql)), cancellationToken);
        return new RazorComponentResult<RequestersPage>(new { Requesters = requesters, Answered = answered });
    }

    private static async Task<IResult> InviteFormAsync(Guid id, Store store, SeminarInvitations invitations, CancellationToken cancellationToken) =>
        await SeminarDetails.ReadAsync(new(id), store, invitations, cancellationToken) is { } details
            ? new RazorComponentResult<InvitePage>(new { Details = details })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> InviteAsync(
        Guid id, DeskView view, SeminarDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        var requests = SeminarForm.Texts((await http.Request.ReadFormAsync(cancellationToken))["invite"]);
        var planned = await desk.InviteAsync(new(id), requests, http.User.ActingOfficer(), cancellationToken);
        return Back(view, SeminarPaths.Of(new SeminarId(id)), planned?.Seminar is null ? "tooLate" : "invited");
    }

    private static async Task<IResult> FormAsync(
        Seminar? seminar, SeminarForm form, FieldFaults faults, Store store, SeminarInvitations invitations, CancellationToken cancellationToken)
    {
        var requesters = seminar is null ? await store.ReadAsync(invitations.RequestersAsync, cancellationToken) : [];
        return new RazorComponentResult<SeminarFormPage>(new { Seminar = seminar, Form = form, Faults = faults, Requesters = requesters })
        {
            StatusCode = faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };
    }
}
