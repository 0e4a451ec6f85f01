using HamuraBot.Understanding;

namespace HamuraBot.Dialogs;

/// <summary>How a conversation's <see cref="Focus"/> is kept.</summary>
public sealed class FocusMemory
{
    /// <summary>Topics and aspects, the newest first; an aspect goes by its code.</summary>
    public List<FocusEntry> Told { get; set; } = [];

    public List<string> Offered { get; set; } = [];

    public int Together { get; set; } = 1;

    public bool IsOwnMatter { get; set; }

    public static FocusMemory Of(Focus focus) => new()
    {
        Told = [.. focus.Told.Select(answer => new FocusEntry { Topic = answer.Id, Aspect = answer.Aspect?.Code() })],
        Offered = [.. focus.Offered],
        Together = focus.Together,
        IsOwnMatter = focus.IsOwnMatter,
    };

    public Focus ToFocus() => new([.. Told.Select(entry => new Answer(entry.Topic, 1, AspectOf(entry.Aspect)))], Offered, Together) { IsOwnMatter = IsOwnMatter };

    private static Aspect? AspectOf(string? code) => code is not null && Aspects.Written.TryGetValue(code, out var aspect) ? aspect : null;
}

public sealed class FocusEntry
{
    public string Topic { get; set; } = "";

    public string? Aspect { get; set; }
}
