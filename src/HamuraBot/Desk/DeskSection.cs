namespace HamuraBot.Desk;

/// <summary>A part of the desk in its menu.</summary>
/// <param name="Order">Where in the menu: the smallest comes first.</param>
/// <param name="Path">Of its first page; everything below belongs to it.</param>
/// <param name="Words">The key of its name in <c>desk-pages/</c>.</param>
/// <param name="Key">With <c>g</c> before it, leads there from every page.</param>
public sealed record DeskSection(int Order, string Path, string Words, char Key)
{
    /// <summary>Something short beside the name: where it comes from, and the <see cref="DeskArea"/> whose changes change it.</summary>
    public (string Path, string Area)? Badge { get; init; }

    /// <summary>On a phone it has a place in the bar; the others are behind one more.</summary>
    public bool IsTab => Order is 0 or 10 or 20 or 40;

    /// <summary>Only managers see it.</summary>
    public bool ForManagers { get; init; }
}
