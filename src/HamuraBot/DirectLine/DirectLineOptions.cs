using System.ComponentModel.DataAnnotations;

namespace HamuraBot.DirectLine;

public sealed class DirectLineOptions
{
    /// <summary>Origins of pages that may embed the chat, besides our own: <c>https://www.city.hamura.tokyo.jp</c>.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>Signs tokens when set (32 characters or more); otherwise a key is made once and kept in the store.</summary>
    [MinLength(32)]
    public string? Secret { get; set; }

    /// <summary>Minutes. The client renews after 15; a laptop that slept longer renews when it wakes.</summary>
    [Range(20, 1440)]
    public int TokenMinutes { get; set; } = 60;

    /// <summary>Days after its end for which the token of a live conversation can still be renewed.</summary>
    [Range(1, 400)]
    public int RenewalDays { get; set; } = 30;

    /// <summary>Characters (UTF-16) in one message.</summary>
    [Range(100, 40_000)]
    public int MessageLength { get; set; } = 4_000;

    /// <summary>Files in one upload.</summary>
    [Range(1, 100)]
    public int UploadFiles { get; set; } = 10;

    /// <summary>Bytes of all files in one upload.</summary>
    [Range(1_000, 100_000_000)]
    public long UploadBytes { get; set; } = 10_000_000;

    /// <summary>Bytes that one conversation may keep, files and answers included.</summary>
    [Range(1_000, 10_000_000_000)]
    public long ConversationBytes { get; set; } = 50_000_000;
}
