using HamuraBot.Desk;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Hosting;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.SavedReplies;

/// <param name="Expired">Sending it takes another look, and an <c>override</c>.</param>
public sealed record SavedReplyView(
    string Id, string Title, string Ja, string En, DateOnly? ValidTo, bool Expired, DateTimeOffset UpdatedAt, string UpdatedBy);

public sealed record SavedReplyBody(string? Title, string? Ja, string? En, DateOnly? ValidTo);

/// <summary>Texts that officers send often, as JSON.</summary>
public static class SavedReplyApi
{
    public const int LongestTitle = 100;

    public static void MapSavedReplyApi(this RouteGroupBuilder desk)
    {
        var replies = desk.MapGroup("/saved-replies");
        replies.MapGet("/", ListAsync).AsNoReading();
        replies.MapPost("/", AddAsync);
        replies.MapPut("/{id}", ChangeAsync);
        replies.MapDelete("/{id}", RemoveAsync);
    }

    private static async Task<Ok<IEnumerable<SavedReplyView>>> ListAsync(SavedReplyRecords replies, CancellationToken cancellationToken) =>
        TypedResults.Ok((await replies.ListAsync(cancellationToken)).Select(reply => View(reply, replies)));

    private static async Task<Results<Created<SavedReplyView>, ValidationProblem>> AddAsync(
        SavedReplyBody body, SavedReplyRecords replies, DialogLibrary library, HttpContext http, CancellationToken cancellationToken)
    {
        if (Read(body, library, RequestLanguage.Of(http), out var faults) is not { } text) return TypedResults.ValidationProblem(faults);
        var made = await replies.AddAsync(http.User.ActingOfficer(), text, cancellationToken);
        return TypedResults.Created($"{http.Request.Path}/{made.Id}", View(made, replies));
    }

    private static async Task<Results<Ok<SavedReplyView>, NotFound, ValidationProblem>> ChangeAsync(
        string id, SavedReplyBody body, SavedReplyRecords replies, DialogLibrary library, HttpContext http, CancellationToken cancellationToken)
    {
        if (Read(body, library, RequestLanguage.Of(http), out var faults) is not { } text) return TypedResults.ValidationProblem(faults);
        return await replies.ChangeAsync(id, http.User.ActingOfficer(), text, cancellationToken) && await replies.FindAsync(id, cancellationToken) is { } changed
            ? TypedResults.Ok(View(changed, replies))
            : TypedResults.NotFound();
    }

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(
        string id, SavedReplyRecords replies, HttpContext http, CancellationToken cancellationToken) =>
        await replies.RemoveAsync(id, http.User.ActingOfficer(), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    /// <summary>What is wrong is said by field, in the language.</summary>
    public static SavedReplyText? Read(SavedReplyBody body, DialogLibrary library, Language language, out Dictionary<string, string[]> faults)
    {
        var refusals = library.Phrases.Handoff.Refusals;
        faults = [];
        foreach (var (name, text, longest) in ((string, string?, int)[])
            [("title", body.Title, LongestTitle), ("ja", body.Ja, OfficerMessage.LongestText), ("en", body.En, OfficerMessage.LongestText)])
        {
            if (string.IsNullOrWhiteSpace(text)) faults[name] = [refusals.Empty.In(language)];
            else if (text.Length > longest) faults[name] = [refusals.TooLong.In(language, ("limit", Formats.Number(longest)))];
        }
        return faults.Count == 0 ? new(body.Title!.Trim(), body.Ja!, body.En!, body.ValidTo) : null;
    }

    private static SavedReplyView View(SavedReply reply, SavedReplyRecords replies) => new(
        reply.Id, reply.Title, reply.Ja, reply.En, reply.ValidTo, replies.HasExpired(reply), OfficeHours.Tokyo.Time(reply.UpdatedAt), reply.UpdatedBy);
}
