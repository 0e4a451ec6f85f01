namespace HamuraBot.Handoffs.Desk;

/// <summary>Which conversations the list shows.</summary>
public enum ConversationFilter
{
    /// <summary>What somebody has to do something about.</summary>
    Open,

    /// <summary>The officer's own that are not over.</summary>
    Mine,
    All,
}

public static class ConversationFilters
{
    public static readonly IReadOnlyList<ConversationFilter> All = Enum.GetValues<ConversationFilter>();

    /// <summary>As in the page's address and its words.</summary>
    public static string Code(this ConversationFilter filter) => filter.ToString().ToLowerInvariant();

    public static ConversationFilter Parse(string? mark) => All.FirstOrDefault(filter => filter.Code() == mark);

    public static bool Shows(this ConversationFilter filter, Handoff handoff, string officer) => filter switch
    {
        ConversationFilter.Open => handoff.IsOpen,
        ConversationFilter.Mine => handoff.IsOpen && handoff.OfficerId == officer,
        ConversationFilter.All => true,
    };
}
