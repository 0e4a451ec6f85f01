using HamuraBot.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.SelfService.Desk;

/// <param name="Mailed">Whether a new link is on its way to the owner.</param>
public sealed record LinkView(bool Mailed);

/// <summary>The button that withdraws secret links, and the same as a call.</summary>
public static class LinkPages
{
    public static string PathOf(string kind, string number) => $"{DeskPaths.Start}/links/{kind}/{Uri.EscapeDataString(number)}";

    public static void MapLinkPages(this RouteGroupBuilder desk) => desk.MapPost("/links/{kind}/{number}", PostAsync);

    public static void MapLinkApi(this RouteGroupBuilder desk) => desk.MapPost("/links/{kind}/{number}/withdraw", WithdrawAsync);

    /// <summary>Back to where the button stands.</summary>
    private static async Task<IResult> PostAsync(string kind, string number, LinkWithdrawal links, DeskView view, HttpContext http, CancellationToken cancellationToken)
    {
        var from = DeskPaths.Safe((await http.Request.ReadFormAsync(cancellationToken))["from"], view.Language);
        return await links.WithdrawAsync(kind, number, view.OfficerId, cancellationToken) is var outcome and not LinkOutcome.Absent
            ? TypedResults.Redirect(view.Link($"{from}?notice={(outcome is LinkOutcome.Renewed ? "linkRenewed" : "linkWithdrawn")}"))
            : DeskPages.Notice(StatusCodes.Status404NotFound);
    }

    /// <param name="kind"><c>request</c>, <c>registration</c>, <c>participant</c> or <c>handoff</c>.</param>
    /// <param name="number">Its number.</param>
    private static async Task<Results<Ok<LinkView>, NotFound>> WithdrawAsync(string kind, string number, LinkWithdrawal links, DeskView view, CancellationToken cancellationToken) =>
        await links.WithdrawAsync(kind, number, view.OfficerId, cancellationToken) is var outcome and not LinkOutcome.Absent
            ? TypedResults.Ok(new LinkView(outcome is LinkOutcome.Renewed))
            : TypedResults.NotFound();
}
