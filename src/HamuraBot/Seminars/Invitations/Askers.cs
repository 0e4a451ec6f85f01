using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Seminars.Invitations;

/// <summary>Somebody who asked for a seminar that did not exist.</summary>
/// <param name="Request">The number of what was asked.</param>
/// <param name="Goal">What they want to learn, in their own words.</param>
/// <param name="Audience">How many of them would come.</param>
public sealed record Asker(
    string Request, string Topic, string? Goal, string Company, string Name, EmailAddress Email, string? Phone, int? Audience, Words Period,
    Language Language, DateTimeOffset AskedAt);

/// <summary>Who has asked, as it is known to whoever keeps such requests.</summary>
public sealed record Askers
{
    /// <summary>All whose wish is still open, the latest first.</summary>
    public required Func<StoreConnection, Task<IReadOnlyList<Asker>>> OpenAsync { get; init; }

    /// <summary>Null when there is no such request, or it is withdrawn.</summary>
    public required Func<StoreConnection, string, Task<Asker?>> FindAsync { get; init; }

    /// <summary>Keeps with the request that an officer has invited them.</summary>
    public required Func<StoreTransaction, Asker, Invitation, Task> NoteAsync { get; init; }
}

/// <param name="Officer">Who invites.</param>
/// <param name="Note">What is kept of it, for the desk.</param>
public sealed record Invitation(string Officer, string Note);
