namespace HamuraBot.Desk;

/// <summary>A page of the settings, named on each of them.</summary>
/// <param name="Order">The smallest comes first.</param>
/// <param name="Path">Of the page; everything below belongs to it.</param>
/// <param name="Words">The key of its name in <c>desk-pages/</c>; <c>{Words}Hint</c> says what it is for.</param>
public sealed record SettingsPart(int Order, string Path, string Words)
{
    /// <summary>Only managers see it.</summary>
    public bool ForManagers { get; init; }
}
