using System.Security.Claims;
using HamuraBot.Desk;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Replies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HamuraBot.Settings.Mail;

public static class MailPages
{
    public const string Path = "/desk/settings/mail";
    private static readonly string[] Notices = ["mailTried", "testSent", "keptDone", "formTooOld"];

    public static void MapMail(this RouteGroupBuilder desk)
    {
        desk.MapGet("/settings/mail", async Task<IResult> (MailState state, IOptions<MailOptions> options, ReplyAddress replies, string? notice, CancellationToken cancellationToken) =>
            new RazorComponentResult<MailPage>(new
            {
                Report = await state.ReadAsync(cancellationToken),
                Options = options.Value,
                Replies = replies.Base,
                Notice = Notices.Contains(notice) ? $"settings.{notice}" : null,
            }));
        desk.MapPost("/settings/mail/{id}/retry", async (string id, MailState state, DeskView view, CancellationToken cancellationToken) =>
            await state.RetryAsync(id, view.OfficerId, cancellationToken) ? (IResult)Done(view, "mailTried") : DeskPages.Notice(StatusCodes.Status404NotFound));
        desk.MapGet("/settings/mail/kept/{id}", async (string id, MailState state, DeskView view, CancellationToken cancellationToken) =>
            await state.OpenKeptAsync(id, view.OfficerId, cancellationToken) is { } mail ? Results.File(mail, "message/rfc822", "mail.eml") : DeskPages.Notice(StatusCodes.Status404NotFound));
        desk.MapPost("/settings/mail/kept/{id}/done", async (string id, MailState state, DeskView view, CancellationToken cancellationToken) =>
            await state.ForgetKeptAsync(id, view.OfficerId, cancellationToken) ? (IResult)Done(view, "keptDone") : DeskPages.Notice(StatusCodes.Status404NotFound));
        desk.MapPost("/settings/mail/test", async (MailState state, DeskView view, CancellationToken cancellationToken) =>
        {
            await state.SendTestAsync(view.Officer!.FindFirstValue(ClaimTypes.Email)!, view.OfficerId, view.Language, view.When(view.Now), cancellationToken);
            return Done(view, "testSent");
        });
        foreach (var form in (string[])["/settings/mail/{id}/retry", "/settings/mail/kept/{id}/done", "/settings/mail/test"]) desk.MapGet(form, (DeskView view) => Done(view, "formTooOld"));
    }

    public static void MapMailApi(this RouteGroupBuilder api)
    {
        api.MapGet("/mails", async (MailState state, CancellationToken cancellationToken) => TypedResults.Ok(await state.ReadAsync(cancellationToken))).AsReading("mail");
        api.MapPost("/mails/{id}/retry", async Task<Results<NoContent, NotFound>> (
            string id, MailState state, DeskView view, CancellationToken cancellationToken) =>
            await state.RetryAsync(id, view.OfficerId, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound());
    }

    private static RedirectHttpResult Done(DeskView view, string notice) => TypedResults.Redirect(view.Link($"{Path}?notice={notice}"));
}
