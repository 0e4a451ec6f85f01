using System.ComponentModel.DataAnnotations;

namespace HamuraBot.DirectLine;

/// <summary>
/// What one address and one visitor may have. What is not set follows <see cref="PerAddress"/>: who raises that, for a larger office or a load
/// test, raises all that is counted by address.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Requests a minute from one address: a whole office may be behind it. The bucket holds a minute, so a burst at human speed never meets it.</summary>
    [Range(1, 10_000_000)]
    public int PerAddress { get; set; } = 1_800;

    /// <summary>Requests a minute from one visitor; beyond as many polls again, a poll says at once that there is nothing new.</summary>
    [Range(1, 10_000_000)]
    public int PerVisitor { get; set; } = 300;

    /// <summary>Conversations begun a minute; a sixth of <see cref="PerAddress"/>.</summary>
    [Range(1, 10_000_000)]
    public int? ConversationsPerAddress { get; set; }

    /// <summary>Bytes that the visitors of one address may put into the store on one day, answers included; 300,000 times <see cref="PerAddress"/>.</summary>
    [Range(1_000, 10_000_000_000_000)]
    public long? BytesPerAddress { get; set; }

    /// <summary>Open sockets; half of <see cref="PerAddress"/>.</summary>
    [Range(1, 10_000_000)]
    public int? SocketsPerAddress { get; set; }

    /// <summary>Open sockets of one conversation: tabs. The oldest is closed for one more.</summary>
    [Range(1, 1_000)]
    public int SocketsPerVisitor { get; set; } = 3;

    /// <summary>Open sockets of all on one node: about 13 KB each.</summary>
    [Range(1, 1_000_000)]
    public int Sockets { get; set; } = 20_000;

    /// <summary>Uploads on their way at once from one address, which lie in temporary files until they are complete; a hundredth of <see cref="PerAddress"/>.</summary>
    [Range(1, 10_000)]
    public int? UploadsAtOnce { get; set; }

    public int Conversations => ConversationsPerAddress ?? Share(6);

    public long Bytes => BytesPerAddress ?? PerAddress * 300_000L;

    public int SocketsOfAddress => SocketsPerAddress ?? Share(2);

    public int Uploads => UploadsAtOnce ?? Share(100);

    private int Share(int part) => Math.Max(1, PerAddress / part);
}
