using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Requests.Desk;

/// <summary>The officers' pages about requests: the list, one request with all that is done about it, and a page to print.</summary>
public static class RequestPages
{
    public const string Start = "/desk/requests";

    /// <summary>What pages watch that show requests.</summary>
    public const string Area = "requests";

    private static readonly TimeOnly Midnight = TimeOnly.MinValue;

    public static void MapRequestPages(this RouteGroupBuilder desk)
    {
        var requests = desk.MapGroup("/requests");
        requests.MapGet("", ListAsync).AsSearch(SupportRequests.Kind);
        requests.MapGet("/requests.{format:regex(^(csv|xlsx)$)}", ExportAsync);
        requests.MapGet("/{number}", SeeAsync);
        requests.MapPost("/{number}", PostAsync);
        requests.MapGet("/{number}/news", NewsAsync);
        requests.MapGet("/{number}/print", PrintAsync);
    }

    public static string PathOf(string number) => $"{Start}/{Uri.EscapeDataString(number)}";

    private static async Task<IResult> ListAsync(string? page, RequestDesk requests, DeskView view, HttpRequest http, CancellationToken cancellationToken)
    {
        var query = RequestQuery.Read(http.Query, view.OfficerId);
        var found = await requests.PageAsync(query, Paging.Read(page), cancellationToken);
        var assignees = await requests.AssigneesAsync(cancellationToken);
        return view.IsPart
            ? new RazorComponentResult<RequestRows>(new { Query = query, Found = found, Assignees = assignees })
            : new RazorComponentResult<RequestsPage>(new { Query = query, Found = found, Assignees = assignees });
    }

    private static async Task<IResult> ExportAsync(
        string format, RequestDesk requests, RequestExport export, DeskView view, HttpContext http, CancellationToken cancellationToken) =>
        (await requests.ExportAsync(RequestQuery.Read(http.Request.Query, view.OfficerId), view.Officer!.ActingOfficer(), export, view.Language, cancellationToken))
            .In(format);

    private static async Task<IResult> SeeAsync(string number, string? notice, string? was, RequestDesk requests, DeskView view, CancellationToken cancellationToken)
    {
        if (await requests.ReadAsync(number, cancellationToken) is not { } file) return DeskPages.Notice(StatusCodes.Status404NotFound);
        await requests.SeenAsync(number, view.OfficerId, cancellationToken);
        return Page(file, FormInput.Nothing, StatusCodes.Status200OK, notice, was);
    }

    private static async Task<IResult> PrintAsync(string number, RequestDesk requests, DeskView view, CancellationToken cancellationToken)
    {
        if (await requests.ReadAsync(number, cancellationToken) is not { } file) return DeskPages.Notice(StatusCodes.Status404NotFound);
        await requests.SeenAsync(number, view.OfficerId, cancellationToken);
        return new RazorComponentResult<RequestPrintPage>(new { File = file });
    }

    /// <summary>Tells an open page that it has become old.</summary>
    private static async Task<IResult> NewsAsync(string number, long version, RequestDesk requests, CancellationToken cancellationToken) =>
        await requests.ReadAsync(number, cancellationToken) is { } file
            ? new RazorComponentResult<RequestNews>(new { file.Request, Seen = version, Last = file.History[^1] })
            : TypedResults.NotFound();

    private static async Task<IResult> PostAsync(
        string number, HttpContext http, RequestDesk requests, CompanyRecords companies, DialogLibrary library, DeskView view, RequestText text,
        CancellationToken cancellationToken)
    {
        if (await requests.ReadAsync(number, cancellationToken) is not { } file) return DeskPages.Notice(StatusCodes.Status404NotFound);
        var typed = await FormInput.ReadAsync(http);
        if (typed["do"] is "company" && typed["company"] is CompanyPicker.New)
            return Back(number, view, await requests.CreateCompanyAsync(number, view.Officer!.ActingOfficer(), cancellationToken) ? "companyMade" : "someoneElse");
        var (patch, notice, fault) = await ReadAsync(typed, companies, library, view, cancellationToken);
        if (patch is null) return Page(file, typed, StatusCodes.Status400BadRequest, fault: fault);
        var outcome = await requests.ChangeAsync(number, patch, view.Officer!.ActingOfficer(), cancellationToken);
        return outcome.Result switch
        {
            RequestResult.Done when patch.SetsAssignee =>
                TypedResults.Redirect(view.Link($"{PathOf(number)}?notice=assigned&was={Uri.EscapeDataString(file.Request.Assignee ?? "")}")),
            RequestResult.Done => Back(number, view, notice),
            RequestResult.Absent => DeskPages.Notice(StatusCodes.Status404NotFound),
            RequestResult.Outdated => await AgainAsync(view["desk.someoneElse"]),
            RequestResult.IllegalStep or RequestResult.TooLate => await AgainAsync(text.IllegalStep(outcome.Request!, patch.Stage!.Value).In(view.Language)),
            RequestResult.TooManySessions => await AgainAsync(text.TooManySessions(outcome.Request!).In(view.Language)),
        };

        // As it is now, with what was typed kept.
        async Task<IResult> AgainAsync(string why) =>
            Page((await requests.ReadAsync(number, cancellationToken))!, typed, StatusCodes.Status409Conflict, fault: why);
    }

    private static async Task<(RequestPatch? Patch, string Notice, string? Fault)> ReadAsync(
        FormInput typed, CompanyRecords companies, DialogLibrary library, DeskView view, CancellationToken cancellationToken)
    {
        var patch = RequestPatch.Nothing with { Version = typed.Number("version") };
        switch (typed["do"])
        {
            case "stage" when RequestStages.Parse(typed["stage"]) is { } stage && typed["note"].Length <= RequestPatch.LongestNote:
                var sessions = typed.Number("sessions") is >= 1 and <= RequestPatch.MostSessions and var number ? (int?)number : null;
                return (patch with { Stage = stage, Sessions = stage is RequestStage.Scheduled ? sessions : null, Note = typed.OrNull("note") }, "stepTaken", null);
            case "stage":
                return (null, "", view["requests.chooseStage"]);
            case "assign":
                return (patch with { SetsAssignee = true, Assignee = typed.OrNull("assignee") }, "assigned", null);
            case "due":
                var (due, fault) = Due(typed["due"], library.Calendar, view);
                return fault is null ? (patch with { SetsDue = true, Due = due }, "saved", null) : (null, "", fault);
            // A note is added to whatever there is.
            case "note" when typed["note"].Length is > 0 and <= RequestPatch.LongestNote:
                return (RequestPatch.Nothing with { Note = typed["note"] }, "noted", null);
            case "company" when typed.OrNull("company") is not { } company || await companies.FindAsync(company, cancellationToken) is not null:
                return (RequestPatch.Nothing with { SetsCompany = true, Company = typed.OrNull("company") }, "saved", null);
            default:
                return (null, "", view["requests.noteMissing"]);
        }
    }

    /// <summary>Noon of a day on which the desk is open, or its close, like every promise.</summary>
    private static (DateTimeOffset? Due, string? Fault) Due(string typed, OfficeCalendar calendar, DeskView view)
    {
        if (typed.Length == 0) return (null, null);
        if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            || day < view.Today || day > view.Today.AddYears(1))
        {
            return (null, view["requests.dueUnreadable"]);
        }
        var promise = calendar.Promise(Tokyo.At(day, Midnight), 1);
        return Tokyo.Day(promise) == day ? (promise, null) : (null, view["requests.dueClosed", ("day", view.Day(day)), ("open", view.Day(Tokyo.Day(promise)))]);
    }

    private static RedirectHttpResult Back(string number, DeskView view, string notice) => TypedResults.Redirect(view.Link($"{PathOf(number)}?notice={notice}"));

    private static IResult Page(RequestFile file, FormInput typed, int status, string? notice = null, string? was = null, string? fault = null) =>
        new RazorComponentResult<RequestPage>(new { File = file, Typed = typed, Notice = notice, Was = was, Fault = fault }) { StatusCode = status };
}
