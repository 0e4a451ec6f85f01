using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Seminars.Invitations;

/// <summary>Somebody who asked for a seminar that did not exist.</summary>
public sealed record SeminarRequester
{
    /// <summary>The number of what was asked.</summary>
    public required string Request { get; init; }

    public required string Topic { get; init; }

    /// <summary>What they want to learn, in their own words.</summary>
    public required string? Goal { get; init; }

    public required string Company { get; init; }

    public required string Name { get; init; }

    public required EmailAddress Email { get; init; }

    public required string? Phone { get; init; }

    /// <summary>How many of them would come.</summary>
    public required int? Audience { get; init; }

    public required Words Period { get; init; }

    public required Language Language { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
}

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
