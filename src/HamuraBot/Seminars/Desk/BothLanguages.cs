using HamuraBot.Content;

namespace HamuraBot.Seminars.Desk;

/// <summary>A text in both languages as JSON has it; either may be missing until it is checked.</summary>
public sealed record BothLanguages(string? Ja, string? En)
{
    public static BothLanguages Of(Words words) => new(words.Ja, words.En);

    /// <summary>Null unless both are there.</summary>
    public Words? Checked() => string.IsNullOrWhiteSpace(Ja) || string.IsNullOrWhiteSpace(En) ? null : new(Ja.Trim(), En.Trim());
}
