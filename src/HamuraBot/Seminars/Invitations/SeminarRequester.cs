using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Seminars.Invitations;

/// <summary>Somebody who asked for a seminar that did not exist.</summary>
/// <param name="Request">The number of what was asked.</param>
/// <param name="Goal">What they want to learn, in their own words.</param>
/// <param name="Audience">How many of them would come.</param>
public sealed record SeminarRequester(
    string Request, string Topic, string? Goal, string Company, string Name, EmailAddress Email, string? Phone, int? Audience, Words Period,
    Language Language, DateTimeOffset AskedAt);

/// <summary>The people who asked, as the keeper of their requests knows them: seminars know nothing of requests.</summary>
public sealed record SeminarRequesterSource
{
    /// <summary>Those whose request is still open, the latest first.</summary>
    public required Func<StoreConnection, Task<IReadOnlyList<SeminarRequester>>> ListAsync { get; init; }

    /// <summary>Null when there is no such request, or it is withdrawn.</summary>
    public required Func<StoreConnection, string, Task<SeminarRequester?>> FindAsync { get; init; }

    /// <summary>Keeps with the request that an officer has invited them.</summary>
    public required Func<StoreTransaction, SeminarRequester, Invitation, Task> NoteInvitationAsync { get; init; }
}

/// <param name="Officer">The one who invites, by name.</param>
/// <param name="Note">What is kept of it, for the desk.</param>
public sealed record Invitation(string Officer, string Note);
