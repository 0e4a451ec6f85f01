using HamuraBot.Content;

namespace HamuraBot.Handoffs.SavedReplies;

/// <summary>What the topics know of a text that is about to be sent.</summary>
/// <param name="EndedIn">What the text speaks of that has ended, with its last day; null if it speaks of nothing that has.</param>
public sealed record SavedReplyFacts(Func<string, EndedTopic?> EndedIn);

public sealed record EndedTopic(Words Name, DateOnly LastDay);
