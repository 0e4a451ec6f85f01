using HamuraBot.Data;

namespace HamuraBot.Desk;

/// <summary>A part of the desk that pages watch.</summary>
/// <param name="Name">Of the event that the pages get.</param>
/// <param name="VersionAsync">Any text that changes whenever something in the area does. Asked about once a second: one cheap query.</param>
public sealed record DeskArea(string Name, Func<StoreConnection, Task<string>> VersionAsync);
