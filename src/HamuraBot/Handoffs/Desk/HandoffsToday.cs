using HamuraBot.Desk;
using HamuraBot.Officers;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What the desk's day has to do with conversations.</summary>
public sealed class HandoffsToday(HandoffDesk desk)
{
    private const int MostShown = 20;

    /// <summary>Who waits, and whose messages are to be answered.</summary>
    public async Task<TodayList> WaitingAsync(DeskView view, CancellationToken cancellationToken)
    {
        var waiting = await desk.ListAsync(HandoffStatus.Waiting, cancellationToken);
        var messages = (await desk.ListAsync(HandoffStatus.MessageTaken, cancellationToken)).Where(message => message.AnsweredAt is null)
            .OrderBy(message => message.PromisedAt);
        return List([
            .. waiting.Select(handoff => Item(handoff, view, view["handoffs.waitsSince", ("ago", view.Ago(handoff.WaitingSince ?? handoff.AskedAt))])),
            .. messages.Select(handoff => Item(handoff, view, view["handoffs.answerBy", ("when", view.When(handoff.PromisedAt ?? handoff.AskedAt))],
                handoff.PromisedAt < view.Now)),
        ]);
    }

    public async Task<TodayList> MineAsync(DeskView view, CancellationToken cancellationToken) => List([
        .. (await desk.OfOfficerAsync(view.OfficerId, cancellationToken)).Select(handoff => Item(handoff, view,
            handoff.UnansweredSince is { } since ? view["handoffs.waitsSince", ("ago", view.Ago(since))] : view["handoffs.nothingNew"],
            handoff.WarnedAt is not null)),
    ]);

    /// <summary>Colleagues' conversations whose visitors wait for a word.</summary>
    public async Task<TodayList> AttentionAsync(DeskView view, CancellationToken cancellationToken) => List([
        .. (await desk.ListAsync(HandoffStatus.WithOfficer, cancellationToken))
            .Where(handoff => handoff.WarnedAt is not null && handoff.OfficerId != view.OfficerId)
            .Select(handoff => Item(handoff, view,
                view["handoffs.silent", ("name", handoff.OfficerName ?? ""), ("ago", view.Ago(handoff.UnansweredSince ?? handoff.AskedAt))], isLate: true)),
    ]);

    private static TodayList List(IReadOnlyList<TodayItem> items) =>
        new([.. items.Take(MostShown)], items.Count > MostShown ? "/desk/conversations" : null);

    private static TodayItem Item(Handoff handoff, DeskView view, string detail, bool isLate = false)
    {
        var who = string.Join(' ', new[] { handoff.CompanyName, handoff.ContactName }.Where(name => name is { Length: > 0 }));
        var about = handoff.About is { } said ? Content.Excerpt.Of(said.ReplaceLineEndings(" "), 60) : view["handoffs.noMatter"];
        return new($"/desk/conversations/{handoff.Id}", who.Length > 0 ? $"{about} ({who})" : about, detail, isLate);
    }
}
