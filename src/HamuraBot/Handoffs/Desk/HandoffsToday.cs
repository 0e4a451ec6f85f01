using HamuraBot.Desk;
using HamuraBot.Dialogs;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What the desk's day has to do with conversations.</summary>
public sealed class HandoffsToday(HandoffDesk desk, DialogLibrary library)
{
    private const int MostShown = 20;

    /// <summary>Visitors who wait for a word and have no officer, the most urgent first.</summary>
    public async Task<TodayList> WaitingAsync(DeskView view, CancellationToken cancellationToken) =>
        List([.. (await desk.UnansweredAsync(cancellationToken)).Select(handoff => Item(handoff, view))]);

    public async Task<TodayList> MineAsync(DeskView view, CancellationToken cancellationToken) =>
        List([.. (await desk.OfOfficerAsync(view.OfficerId, cancellationToken)).Select(handoff => Item(handoff, view))]);

    /// <summary>Colleagues' conversations whose visitors wait for a word.</summary>
    public async Task<TodayList> AttentionAsync(DeskView view, CancellationToken cancellationToken) => List([
        .. (await desk.ListAsync(HandoffStatus.WithOfficer, cancellationToken))
            .Where(handoff => handoff.WarnedAt is not null && handoff.OfficerId != view.OfficerId)
            .Select(handoff => Item(handoff, view,
                view["handoffs.silent", ("name", handoff.OfficerName ?? ""), ("ago", view.Ago(handoff.SilentSince ?? handoff.AskedAt))], isLate: true)),
    ]);

    private static TodayList List(IReadOnlyList<TodayItem> items) =>
        new([.. items.Take(MostShown)], items.Count > MostShown ? "/desk/conversations" : null);

    private TodayItem Item(Handoff handoff, DeskView view)
    {
        var urgency = new Urgency(library, view);
        return Item(handoff, view, urgency.Detail(handoff) ?? view["handoffs.nothingNew"], urgency.IsLate(handoff) || handoff.WarnedAt is not null);
    }

    private static TodayItem Item(Handoff handoff, DeskView view, string detail, bool isLate)
    {
        var who = string.Join(' ', new[] { handoff.CompanyName, handoff.ContactName }.Where(name => name is { Length: > 0 }));
        var about = handoff.About is { } said ? Content.Excerpt.Of(said.ReplaceLineEndings(" "), 60) : view["handoffs.noMatter"];
        return new($"/desk/conversations/{handoff.Id}", who.Length > 0 ? $"{about} ({who})" : about, detail, isLate);
    }
}
