namespace HamuraBot.Desk;

/// <summary>Something that is to be done today, as a part of the desk tells it.</summary>
/// <param name="Name">Of the words <c>{Name}.title</c> and <c>{Name}.empty</c> in <c>desk-pages/</c>.</param>
/// <param name="Order">The smallest comes first.</param>
/// <param name="Area">The <see cref="DeskArea"/> whose changes change this list.</param>
/// <param name="ReadAsync">Reads the list for the officer of the page.</param>
public sealed record TodaySection(string Name, int Order, string Area, Func<DeskView, CancellationToken, Task<TodayList>> ReadAsync);

/// <param name="MoreHref">Where the rest is; without the language.</param>
public sealed record TodayList(IReadOnlyList<TodayItem> Items, string? MoreHref = null);

/// <param name="Href">Where it is done; without the language.</param>
/// <param name="Text">What it is.</param>
/// <param name="Detail">Its age or date.</param>
/// <param name="IsLate">Its time has passed.</param>
public sealed record TodayItem(string Href, string Text, string Detail, bool IsLate = false);
