using System.ComponentModel.DataAnnotations;

namespace HamuraBot.SelfService;

public sealed class LinkOptions
{
    /// <summary>For how long a link to somebody's own page is good; the chat and every later mail give a new one.</summary>
    [Range(1, 3_650)]
    public int LinkDays { get; set; } = 180;

    /// <summary>Hours without a message after which the links in a conversation's log are made unreadable: what lies there opens nothing for whoever reads the store.</summary>
    [Range(1, 8_760)]
    public int LogHours { get; set; } = 24;
}
