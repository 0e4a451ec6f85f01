using HamuraBot.Desk;

namespace HamuraBot.Handoffs.Desk;

/// <summary>How a visitor is called on the desk's pages: the company before the person, or that there is no name.</summary>
public static class Who
{
    public static string First(Handoff handoff, DeskView view) => handoff.CompanyName ?? handoff.ContactName ?? view["conversations.noName"];

    public static string? Second(Handoff handoff) => handoff.CompanyName is null ? null : handoff.ContactName;

    public static string Of(Handoff handoff, DeskView view) => $"{First(handoff, view)} {Second(handoff)}".TrimEnd();

    /// <summary>The person who is written to.</summary>
    public static string Addressed(Handoff handoff, DeskView view) => handoff.ContactName ?? First(handoff, view);
}
