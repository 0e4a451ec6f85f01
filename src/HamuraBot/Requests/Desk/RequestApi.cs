using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.Dialogs;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Requests.Desk;

/// <summary>What is changed of a request. What is absent stays; null takes the assignee, the promise or the company away.</summary>
public sealed record RequestBody
{
    /// <summary>The stage that it goes to: one of <c>nextStages</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>How many sessions are planned.</summary>
    public int? Sessions { get; init; }

    /// <summary>An officer by id, address or name, or any other name.</summary>
    public string? Assignee { get; init; }

    /// <summary>Until when the visitor was promised to hear; with an offset.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>For colleagues.</summary>
    public string? Note { get; init; }

    /// <summary>The id of a company's record.</summary>
    public string? Company { get; init; }

    /// <summary>The version that was seen; without it, whatever there is is changed.</summary>
    public long? Version { get; init; }
}

/// <summary>The desk's requests as JSON, within the desk's own group of routes.</summary>
public static class RequestApi
{
    public static void MapRequestApi(this RouteGroupBuilder desk)
    {
        var requests = desk.MapGroup("/requests");
        requests.MapGet("/", ListAsync).AsReading(SupportRequests.Kind).Produces<RequestView[]>();
        requests.MapGet("/{number}", FindAsync).AsReading(SupportRequests.Kind, "number");
        requests.MapPatch("/{number}", PatchAsync).Produces<RequestView>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <param name="form">The id of a form.</param>
    /// <param name="status">A stage, or <c>open</c>.</param>
    /// <param name="assignee">An officer by id, address or name; <c>none</c> for nobody, <c>me</c>.</param>
    /// <param name="due"><c>overdue</c>, <c>today</c> or <c>week</c>.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <param name="text">Part of an answer, a note or a number.</param>
    private static async Task<IResult> ListAsync(
        string? form, string? status, string? assignee, string? due, string? language, string? text,
        RequestDesk requests, RequestText words, RequestExport export, DeskView view, HttpContext http, CancellationToken cancellationToken)
    {
        if (status is { Length: > 0 } and not RequestQuery.Open && RequestStages.Parse(status) is null) return DeskProblems.Unreadable("status", view);
        if (due is { Length: > 0 } and not (RequestQuery.Overdue or RequestQuery.DueToday or RequestQuery.DueThisWeek)) return DeskProblems.Unreadable("due", view);
        var assignees = await requests.AssigneesAsync(cancellationToken);
        var wanted = assignee switch
        {
            null or "" => "",
            RequestQuery.Nobody => RequestQuery.Nobody,
            RequestQuery.Me => http.User.OfficerId() ?? RequestQuery.Nobody,
            _ => assignees.Find(FormInput.Cleaned(assignee))!,
        };
        var query = new RequestQuery(
            FormInput.Cleaned(form ?? ""), status ?? "", wanted, due ?? "", FormInput.Cleaned(language ?? ""), FormInput.Cleaned(text ?? ""), RequestOrder.Newest);
        return Export.Wanted(http.Request) is { } format
            ? (await requests.ExportAsync(query, http.User.ActingOfficer(), export, view.Language, cancellationToken)).In(format)
            : TypedResults.Ok((await requests.ListAsync(query, cancellationToken)).Select(request => RequestView.Of(request, assignees, words)));
    }

    private static async Task<Results<Ok<RequestView>, NotFound>> FindAsync(
        string number, RequestDesk requests, RequestText text, CancellationToken cancellationToken) =>
        await DetailsAsync(number, requests, text, cancellationToken) is { } details ? TypedResults.Ok(details) : TypedResults.NotFound();

    private static async Task<IResult> PatchAsync(
        string number, JsonBody<RequestBody> body, RequestDesk requests, CompanyRecords companies, RequestText text, DeskView view, HttpContext http,
        CancellationToken cancellationToken)
    {
        if (RequestPatch.Read(body.Json, out var fault) is not { } patch) return DeskProblems.Unreadable(fault, view);
        if (patch.Company is { } company && await companies.FindAsync(company, cancellationToken) is null) return DeskProblems.Unreadable("company", view);
        var outcome = await requests.ChangeAsync(number, patch, http.User.ActingOfficer(), cancellationToken);
        return outcome.Result switch
        {
            RequestResult.Done => TypedResults.Ok(await DetailsAsync(number, requests, text, cancellationToken)),
            RequestResult.Absent => TypedResults.NotFound(),
            RequestResult.IllegalStep or RequestResult.TooLate => Refused(text.IllegalStep(outcome.Request!, patch.Stage!.Value), outcome.Request!, view),
            RequestResult.TooManySessions => Refused(text.TooManySessions(outcome.Request!), outcome.Request!, view),
            RequestResult.Outdated => Refused(text.Outdated, outcome.Request!, view),
        };
    }

    private static async Task<RequestView?> DetailsAsync(
        string number, RequestDesk requests, RequestText text, CancellationToken cancellationToken) =>
        await requests.ReadAsync(number, cancellationToken) is { } file ? RequestView.Of(file.Request, file.History, file.Assignees, text) : null;

    private static ProblemHttpResult Refused(Words sentence, SupportRequest request, DeskView view) => TypedResults.Problem(
        sentence.In(view.Language), statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?>
        {
            ["stage"] = request.Stage.Code(),
            ["nextStages"] = request.Stage.Next().Select(stage => stage.Code()),
        });
}
