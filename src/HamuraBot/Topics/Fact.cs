using HamuraBot.Dialogs;

namespace HamuraBot.Topics;

/// <summary>
/// One thing the desk knows, from whom, as of when, and how it is told: <see cref="Say"/> while it holds, <see cref="Said"/> once its
/// last valid day has passed.
/// </summary>
public sealed record Fact(
    string Id, Source Source, string Quote, FactStatus Written, DateOnly AsOf, DateOnly? ValidFrom, DateOnly? ValidTo, Words Say, Words? Said)
{
    public FactStatus StatusOn(DateOnly today) => ValidTo < today ? FactStatus.Expired : Written;

    public Words TextOn(DateOnly today) => StatusOn(today) is FactStatus.Expired ? Said! : Say;
}
