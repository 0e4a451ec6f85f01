using System.ComponentModel.DataAnnotations;

namespace HamuraBot.SelfService;

public sealed class LinkOptions
{
    /// <summary>For how long a link to somebody's own page is good; the chat and every later mail give a new one.</summary>
    [Range(1, 3_650)]
    public int LinkDays { get; set; } = 180;
}
