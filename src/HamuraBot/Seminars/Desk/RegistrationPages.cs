using System.Globalization;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Seminars.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Seminars.Desk;

/// <summary>The registrations of a seminar: the list on paper and as a table, a single registration, and the door.</summary>
public static class RegistrationPages
{
    public static void MapRegistrationPages(this RouteGroupBuilder seminars)
    {
        seminars.MapGet("/{id:guid}/list", PrintAsync).AsReading(SeminarDesk.Subject, "id");
        seminars.MapGet("/{id:guid}/registrations.{format:regex(^(csv|xlsx)$)}", TableAsync);
        seminars.MapGet("/{id:guid}/registrations/new", NewAsync);
        seminars.MapPost("/{id:guid}/registrations/new", SignUpAsync);
        seminars.MapGet("/{id:guid}/registrations/{number}", SeeAsync).AsReading(RegistrationMails.Kind, "number");
        seminars.MapPost("/{id:guid}/registrations/{number}/note", NoteAsync);
        seminars.MapPost("/{id:guid}/registrations/{number}/cancel", CancelAsync);
        seminars.MapPost("/{id:guid}/registrations/{number}/check-in", CheckInAsync);
        seminars.MapGet("/{id:guid}/check-in", DoorAsync).AsReading(SeminarDesk.Subject, "id");
        seminars.MapGet("/{id:guid}/check-in/{code}", ShownAsync);
    }

    private static async Task<IResult> PrintAsync(Guid id, Store store, SeminarInvitations invitations, CancellationToken cancellationToken) =>
        await SeminarDetails.ReadAsync(new(id), store, invitations, cancellationToken) is { } details
            ? new RazorComponentResult<PaperListPage>(new { Details = details })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> TableAsync(
        Guid id, string format, Store store, SeminarInvitations invitations, SeminarDesk desk, DeskView view, HttpContext http, CancellationToken cancellationToken)
    {
        if (await SeminarDetails.ReadAsync(new(id), store, invitations, cancellationToken) is not { } details)
            return DeskPages.Notice(StatusCodes.Status404NotFound);
        await desk.RecordExportAsync(new(id), details.Registrations.Count, http.User.ActingOfficer(), cancellationToken);
        return RegistrationExport.Make(details.Registrations, view.Today).In(format);
    }

    private static async Task<IResult> NewAsync(Guid id, DeskView view, Store store, CancellationToken cancellationToken) =>
        await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken) is { } seminar
            ? SignUpForm(seminar, new() { Seats = 1, Language = view.Language.Code(), Attended = view.Now >= seminar.Plan.StartsAt }, new())
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> SignUpAsync(
        Guid id, DeskView view, SeminarDesk desk, Store store, HttpContext http, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken) is not { } seminar)
            return DeskPages.Notice(StatusCodes.Status404NotFound);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var seats = int.TryParse(Numerals.Fold(form["seats"].ToString()), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var body = new AttendeeBody
        {
            Name = form["name"],
            Company = form["company"],
            Email = form["email"],
            Phone = form["phone"],
            Seats = seats,
            Language = form["language"],
            Attended = form["attended"].Count > 0 && seminar.HasOpenDoor(view.Now),
        };
        var faults = body.Check(seminar.Plan.MostSeats, out var attendee);
        if (faults.Any) return SignUpForm(seminar, body, faults);
        var result = await desk.RegisterAsync(seminar.Id, attendee!, body.Attended is true, http.User.ActingOfficer(), cancellationToken);
        var notice = NoticeOf(result.Outcome, body.Attended is true);
        return SeminarPages.Back(view, result.Registration is { } made ? SeminarPaths.Of(made) : SeminarPaths.Of(seminar.Id), notice);
    }

    private static async Task<IResult> SeeAsync(Guid id, string number, Store store, HttpContext http, CancellationToken cancellationToken) =>
        await FindAsync(new(id), sql => SeminarDesk.FindAsync(sql, new(id), new(number)), store, cancellationToken) is var (seminar, found)
            ? new RazorComponentResult<RegistrationPage>(new { Seminar = seminar, Registration = found, Notice = SeminarPages.Notice(http) })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> NoteAsync(
        Guid id, string number, DeskView view, SeminarDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        var typed = (await http.Request.ReadFormAsync(cancellationToken))["note"].ToString().Trim();
        var note = typed.Length == 0 ? null : typed.Length > RegistrationNoteBody.Longest ? typed[..RegistrationNoteBody.Longest] : typed;
        return await desk.NoteAsync(new(id), new(number), note, http.User.ActingOfficer(), cancellationToken) is { } noted
            ? SeminarPages.Back(view, SeminarPaths.Of(noted), "noted")
            : DeskPages.Notice(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CancelAsync(
        Guid id, string number, DeskView view, SeminarDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        var reason = (await http.Request.ReadFormAsync(cancellationToken))["reason"].ToString().Trim();
        var result = await desk.CancelAsync(new(id), new(number), ReasonBody.Cut(reason), http.User.ActingOfficer(), cancellationToken);
        return SeminarPages.Back(view, $"{SeminarPaths.Of(new SeminarId(id))}/registrations/{number}",
            result.Outcome is RegistrationOutcome.Cancelled ? "cancelled" : "tooLate");
    }

    /// <summary>From the door, from the list, from the code that was shown: back to where the next one is expected.</summary>
    private static async Task<IResult> CheckInAsync(
        Guid id, string number, DeskView view, SeminarDesk desk, Store store, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var attended = form["attended"].ToString() is not "no";
        if (attended && await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken) is { } seminar && !seminar.HasOpenDoor(view.Now))
            return SeminarPages.Back(view, SeminarPaths.Door(seminar.Id), "notYet");
        var (found, done) = await desk.CheckInAsync(
            sql => SeminarDesk.FindArrivalAsync(sql, new(id), number), attended, http.User.ActingOfficer(), cancellationToken);
        if (found is null) return DeskPages.Notice(StatusCodes.Status404NotFound);
        return SeminarPages.Back(view, form["from"].ToString() is "door" ? SeminarPaths.Door(found.Seminar) : SeminarPaths.Of(found),
            !done ? "noSeat" : attended ? "checkedIn" : "undone");
    }

    private static async Task<IResult> DoorAsync(
        Guid id, string? find, DeskView view, Store store, SeminarInvitations invitations, HttpContext http, CancellationToken cancellationToken) =>
        await SeminarDetails.ReadAsync(new(id), store, invitations, cancellationToken) is not { } details ? DeskPages.Notice(StatusCodes.Status404NotFound)
        : view.IsPart ? new RazorComponentResult<DoorList>(new { Details = details, Find = find ?? "" })
        : new RazorComponentResult<DoorPage>(new { Details = details, Find = find ?? "", Notice = SeminarPages.Notice(http) });

    /// <summary>What the officer's phone opens: who it is, and a button; looking at an address changes nothing.</summary>
    private static async Task<IResult> ShownAsync(Guid id, string code, DeskView view, Store store, CancellationToken cancellationToken) =>
        await FindAsync(new(id), sql => SeminarDesk.FindArrivalByCodeAsync(sql, new(id), code), store, cancellationToken) is var (seminar, arrival)
            ? new RazorComponentResult<ShownPage>(new { Seminar = seminar, Arrival = arrival })
            : SeminarPages.Back(view, SeminarPaths.Door(new(id)), "unknownCode");

    private static Task<(Seminar Seminar, T Found)?> FindAsync<T>(
        SeminarId id, Func<StoreConnection, Task<T?>> find, Store store, CancellationToken cancellationToken) where T : class =>
        store.ReadAsync<(Seminar, T)?>(async sql =>
            await find(sql) is { } found && await SeminarTable.FindAsync(sql, id) is { } seminar ? (seminar, found) : null, cancellationToken);

    private static IResult SignUpForm(Seminar seminar, AttendeeBody typed, FieldFaults faults) =>
        new RazorComponentResult<SignUpPage>(new { Seminar = seminar, Typed = typed, Faults = faults })
        {
            StatusCode = faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };

    /// <summary>What is said of a sign-up by the desk, in <c>seminars.notices</c>.</summary>
    public static string NoticeOf(RegistrationOutcome outcome, bool isHere) => outcome switch
    {
        RegistrationOutcome.Registered => isHere ? "checkedIn" : "signedUp",
        RegistrationOutcome.Waitlisted => "waits",
        RegistrationOutcome.AlreadyRegistered => "already",
        RegistrationOutcome.Full => "noSeats",
        RegistrationOutcome.Closed or RegistrationOutcome.Changed or RegistrationOutcome.Promoted or RegistrationOutcome.Cancelled => "tooLate",
    };
}
