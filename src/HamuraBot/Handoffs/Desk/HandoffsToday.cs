using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What the desk's day has to do with conversations.</summary>
public sealed class HandoffsToday(HandoffDesk desk, DialogLibrary library)
{
    private const int MostShown = 20, LongestMatter = 60;

    /// <summary>Visitors who wait for a word and have no officer, the most urgent first.</summary>
    public async Task<TodayList> WaitingAsync(DeskView view, CancellationToken cancellationToken) =>
        List([.. (await desk.UnansweredAsync(cancellationToken)).Where(handoff => handoff.OfficerId != view.OfficerId).Select(handoff => Item(handoff, view) with
        {
            Action = handoff.Status is HandoffStatus.Waiting ? new($"{ConversationPages.Of(handoff.Id)}/take", view["conversations.take"], IsPost: true, IsMain: true) : Answer(handoff, view),
        })]);

    /// <summary>The officer's own in which something waits for an answer.</summary>
    public async Task<TodayList> MineAsync(DeskView view, CancellationToken cancellationToken) =>
        List([.. (await desk.OfOfficerAsync(view.OfficerId, cancellationToken)).Where(handoff => handoff.UnansweredSince is not null)
            .Select(handoff => Item(handoff, view) with { Action = Answer(handoff, view) })]);

    /// <summary>The officer's own in which the visitor has the next word.</summary>
    public async Task<TodayList> AnsweredAsync(DeskView view, CancellationToken cancellationToken) =>
        List([.. (await desk.OfOfficerAsync(view.OfficerId, cancellationToken)).Where(handoff => handoff.UnansweredSince is null).Select(handoff => Item(handoff, view))]);

    /// <summary>Colleagues' conversations whose visitors wait for a word.</summary>
    public async Task<TodayList> AttentionAsync(DeskView view, CancellationToken cancellationToken) => List([
        .. (await desk.ListAsync(HandoffStatus.WithOfficer, cancellationToken)).Where(handoff => handoff.WarnedAt is not null && handoff.OfficerId != view.OfficerId)
            .Select(handoff => Item(handoff, view) with { IsLate = true, Promise = view["handoffs.silent", ("name", handoff.OfficerName ?? "")] }),
    ]);

    private static TodayList List(IReadOnlyList<TodayItem> items) =>
        new([.. items.Take(MostShown)], items.Count > MostShown ? ConversationPages.Path : null);

    private static TodayAction Answer(Handoff handoff, DeskView view) => new(ConversationPages.Of(handoff.Id), view["handoffs.answer"], IsPost: false, IsMain: true);

    private TodayItem Item(Handoff handoff, DeskView view)
    {
        var urgency = new Urgency(library, view);
        var about = handoff.About is { } said ? Excerpt.Of(said.ReplaceLineEndings(" "), LongestMatter) : view["handoffs.noMatter"];
        var why = handoff switch
        {
            { Status: HandoffStatus.Waiting, ToldPosition: { } place, AnsweredAt: null } => view["handoffs.place", ("place", Formats.Number(place))],
            { IsLeftUnanswered: true, OfficerId: null } => view["handoffs.left"],
            _ => null,
        };
        return new(ConversationPages.Of(handoff.Id), Who.Of(handoff, view), why is null ? about : $"{about}　{why}", urgency.IsLate(handoff))
        {
            Age = view.Age(handoff.UnansweredSince ?? handoff.AnsweredAt ?? handoff.AskedAt),
            Promise = urgency.Short(handoff),
            Language = handoff.Language == view.Language ? null : handoff.Language,
        };
    }
}
