using HamuraBot.Data.Holdings;

namespace HamuraBot.Topics;

/// <summary>Facts are the desk's own; among the phrasings that officers took over may stand what a visitor wrote.</summary>
public sealed class TopicHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("fact_revisions", HeldOf.Nobody, Kept.WhileInUse),
        new("topic_settings", HeldOf.Nobody, Kept.WhileInUse),
        new("topic_additions", HeldOf.Visitors, Kept.WhileInUse),
    ];
}
