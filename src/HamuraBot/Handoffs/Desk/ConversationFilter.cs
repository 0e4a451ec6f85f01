namespace HamuraBot.Handoffs.Desk;

/// <summary>Which conversations the list shows.</summary>
public enum ConversationFilter
{
    /// <summary>What somebody has to do something about.</summary>
    Open,
    Waiting,

    /// <summary>The officer's own.</summary>
    Mine,

    /// <summary>Messages that are to be answered.</summary>
    Messages,
    Over,
}

public static class ConversationFilters
{
    public static readonly IReadOnlyList<ConversationFilter> All = Enum.GetValues<ConversationFilter>();

    /// <summary>As in the page's address and its words.</summary>
    public static string Code(this ConversationFilter filter) => filter.ToString().ToLowerInvariant();

    public static ConversationFilter Parse(string? mark) => All.FirstOrDefault(filter => filter.Code() == mark);

    public static async Task<IReadOnlyList<Handoff>> ReadAsync(
        this ConversationFilter filter, HandoffDesk desk, string officer, CancellationToken cancellationToken) => filter switch
        {
            ConversationFilter.Open => [.. (await desk.ListAsync(null, cancellationToken)).Where(handoff => handoff.IsOpen)],
            ConversationFilter.Waiting => await desk.ListAsync(HandoffStatus.Waiting, cancellationToken),
            ConversationFilter.Mine => await desk.OfOfficerAsync(officer, cancellationToken),
            ConversationFilter.Messages => await desk.ListAsync(HandoffStatus.MessageTaken, cancellationToken),
            ConversationFilter.Over => [.. (await desk.ListAsync(null, cancellationToken)).Where(handoff => !handoff.IsOpen)],
        };
}
