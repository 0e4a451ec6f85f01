namespace HamuraBot.Desk;

/// <summary>Something that is to be done today, as a part of the desk tells it.</summary>
/// <param name="Name">Of the words <c>{Name}.title</c> and <c>{Name}.empty</c> in <c>desk-pages/</c>.</param>
/// <param name="Order">The smallest comes first.</param>
/// <param name="Area">The <see cref="DeskArea"/> whose changes change this list.</param>
/// <param name="ReadAsync">Reads the list for the officer of the page.</param>
public sealed record TodaySection(string Name, int Order, string Area, Func<DeskView, CancellationToken, Task<TodayList>> ReadAsync)
{
    /// <summary>What comes from here on stands at the side: appointments, dates, what is to be looked at.</summary>
    private const int FirstAtTheSide = 40;

    public bool IsAtTheSide => Order >= FirstAtTheSide;
}

/// <param name="MoreHref">Where the rest is; without the language.</param>
public sealed record TodayList(IReadOnlyList<TodayItem> Items, string? MoreHref = null);

/// <param name="Href">Where it is done; without the language.</param>
/// <param name="Text">Whose or what it is.</param>
/// <param name="Detail">The rest of it in a line.</param>
/// <param name="IsLate">Its time has passed.</param>
public sealed record TodayItem(string Href, string Text, string Detail, bool IsLate = false)
{
    /// <summary>How long it has waited, or when it is; null where that is not the point.</summary>
    public string? Age { get; init; }

    /// <summary>What was promised for it, or that this has passed.</summary>
    public string? Promise { get; init; }

    /// <summary>The visitor's, where it is not the desk's own.</summary>
    public Language? Language { get; init; }

    public TodayAction? Action { get; init; }
}

/// <param name="Href">Without the language.</param>
/// <param name="IsPost">It is done at once; else it is done on the page that it leads to.</param>
/// <param name="IsMain">Somebody waits for it.</param>
public sealed record TodayAction(string Href, string Label, bool IsPost, bool IsMain)
{
    /// <summary>Which of the deeds of its address, where there are several.</summary>
    public string? Do { get; init; }
}
