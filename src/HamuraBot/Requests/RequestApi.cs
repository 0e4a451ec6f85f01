using System.Text.Json;
using HamuraBot.Dialogs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Requests;

/// <summary>The desk's requests as JSON, within the desk's own group of routes.</summary>
public static class RequestApi
{
    public static void MapRequestApi(this RouteGroupBuilder desk)
    {
        var requests = desk.MapGroup("/requests");
        requests.MapGet("/", ListAsync);
        requests.MapGet("/{number}", FindAsync);
        requests.MapPatch("/{number}", PatchAsync);
    }

    /// <param name="status">A stage.</param>
    private static async Task<IResult> ListAsync(
        string? form, string? status, SupportRequests requests, RequestText text, HttpRequest http, CancellationToken cancellationToken)
    {
        var stage = string.IsNullOrEmpty(status) ? null : RequestStages.Parse(status);
        if (stage is null && !string.IsNullOrEmpty(status)) return Unreadable("status");
        var found = await requests.ListAsync(form, stage, cancellationToken);
        return http.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase))
            ? TypedResults.File(RequestsCsv.Write(found), "text/csv; charset=utf-8", "requests.csv")
            : TypedResults.Ok(found.Select(request => RequestView.Of(request, text)));
    }

    private static async Task<Results<Ok<RequestView>, NotFound>> FindAsync(
        string number, SupportRequests requests, RequestText text, CancellationToken cancellationToken) =>
        await DetailsAsync(number, requests, text, cancellationToken) is { } details ? TypedResults.Ok(details) : TypedResults.NotFound();

    private static async Task<IResult> PatchAsync(
        string number, JsonElement body, SupportRequests requests, RequestText text, RequestMails mails, TimeProvider clock,
        HttpContext http, CancellationToken cancellationToken)
    {
        if (RequestPatch.Read(body, out var fault) is not { } patch) return Unreadable(fault);
        var officer = http.User.Identity?.Name ?? throw new InvalidOperationException("The desk's routes are for officers who have signed in.");
        var outcome = await requests.ChangeAsync(number, before => RequestChange.ByOfficer(before, patch, officer, clock.GetUtcNow()),
            patch.Stage is null ? null : mails.TellOfStep, cancellationToken);
        return outcome.Result switch
        {
            RequestResult.Done => TypedResults.Ok(await DetailsAsync(number, requests, text, cancellationToken)),
            RequestResult.Absent => TypedResults.NotFound(),
            RequestResult.IllegalStep or RequestResult.TooLate => Refused(text.IllegalStep(outcome.Request!, patch.Stage!.Value), outcome.Request!, http),
            RequestResult.TooManySessions => Refused(text.TooManySessions(outcome.Request!), outcome.Request!, http),
        };
    }

    private static async Task<RequestView?> DetailsAsync(
        string number, SupportRequests requests, RequestText text, CancellationToken cancellationToken) =>
        await requests.FindAsync(number, cancellationToken) is { } request
            ? RequestView.Of(request, await requests.HistoryAsync(number, cancellationToken), text)
            : null;

    private static ProblemHttpResult Refused(Words sentence, SupportRequest request, HttpContext http) => TypedResults.Problem(
        sentence.In(Languages.FromLocale(http.Request.Headers.AcceptLanguage.ToString())), statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?>
        {
            ["stage"] = request.Stage.Code(),
            ["nextStages"] = request.Stage.Next().Select(stage => stage.Code()),
        });

    private static ProblemHttpResult Unreadable(string property) => TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["property"] = property });
}
