using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.SavedReplies;

/// <summary>Texts that officers send often, in the settings.</summary>
public static class SavedReplyPages
{
    public const string Path = "/desk/settings/replies";
    private static readonly string[] Notices = ["replySaved", "replyRemoved"];
    private static readonly Dictionary<string, string[]> NoFaults = [];

    public static void MapSavedReplyPages(this RouteGroupBuilder desk)
    {
        var replies = desk.MapGroup("/settings/replies");
        replies.MapGet("", async Task<IResult> (SavedReplyRecords saved, string? notice, CancellationToken cancellationToken) => new RazorComponentResult<SavedRepliesPage>(new
        {
            Replies = await saved.ListAsync(cancellationToken),
            Notice = Notices.Contains(notice) ? $"replies.{notice}" : null,
        }));
        replies.MapGet("/new", () => Page(null, new(null, null, null, null), null, NoFaults, StatusCodes.Status200OK));
        replies.MapPost("/new", (HttpContext http, SavedReplyRecords saved, DialogLibrary library, DeskView view, CancellationToken cancellationToken) =>
            SaveAsync(null, http, saved, library, view, cancellationToken));
        replies.MapGet("/{id}", async (string id, SavedReplyRecords saved, CancellationToken cancellationToken) =>
            await saved.FindAsync(id, cancellationToken) is { } reply
                ? (IResult)Page(id, new(reply.Title, reply.Ja, reply.En, reply.ValidTo), Day(reply.ValidTo), NoFaults, StatusCodes.Status200OK)
                : DeskPages.Notice(StatusCodes.Status404NotFound));
        replies.MapPost("/{id}", (string id, HttpContext http, SavedReplyRecords saved, DialogLibrary library, DeskView view, CancellationToken cancellationToken) =>
            SaveAsync(id, http, saved, library, view, cancellationToken));
        replies.MapGet("/{id}/remove", (string id, DeskView view) => TypedResults.Redirect(view.Link($"{Path}/{id}?notice=formTooOld")));
        replies.MapPost("/{id}/remove", async (string id, HttpContext http, SavedReplyRecords saved, DeskView view, CancellationToken cancellationToken) =>
            await saved.RemoveAsync(id, http.User.ActingOfficer(), cancellationToken) ? (IResult)Done(view, "replyRemoved") : DeskPages.Notice(StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> SaveAsync(
        string? id, HttpContext http, SavedReplyRecords saved, DialogLibrary library, DeskView view, CancellationToken cancellationToken)
    {
        var typed = await FormInput.ReadAsync(http);
        var day = typed.OrNull("validTo");
        DateOnly? validTo = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        var body = new SavedReplyBody(typed["title"], typed["ja"], typed["en"], validTo);
        var text = SavedReplyApi.Read(body, library, view.Language, out var faults);
        if (day is not null && validTo is null) faults["validTo"] = [view["replies.dayFault"]];
        if (faults.Count > 0) return Page(id, body, day, faults, StatusCodes.Status400BadRequest);
        if (id is null) await saved.AddAsync(http.User.ActingOfficer(), text!, cancellationToken);
        else if (!await saved.ChangeAsync(id, http.User.ActingOfficer(), text!, cancellationToken)) return DeskPages.Notice(StatusCodes.Status404NotFound);
        return Done(view, "replySaved");
    }

    private static IResult Page(
        string? id, SavedReplyBody typed, string? day, IReadOnlyDictionary<string, string[]> faults, int status) =>
        new RazorComponentResult<SavedReplyPage>(new { Id = id, Typed = typed, Day = day, Faults = faults }) { StatusCode = status };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static RedirectHttpResult Done(DeskView view, string notice) => TypedResults.Redirect(view.Link($"{Path}?notice={notice}"));
}
