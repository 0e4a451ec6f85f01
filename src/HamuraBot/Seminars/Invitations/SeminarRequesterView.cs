using HamuraBot.OfficeHours;
using HamuraBot.Seminars.Desk;

namespace HamuraBot.Seminars.Invitations;

/// <summary>Somebody who asked for a seminar, as the desk reads it.</summary>
public sealed record SeminarRequesterView
{
    public required string Request { get; init; }

    public required string Topic { get; init; }

    public required string? Goal { get; init; }

    public required string Company { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required int? Audience { get; init; }

    public required BothLanguages Period { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether the request was invited to a seminar already.</summary>
    public required bool Answered { get; init; }

    public static SeminarRequesterView Of(SeminarRequester requester, bool answered) => new()
    {
        Request = requester.Request,
        Topic = requester.Topic,
        Goal = requester.Goal,
        Company = requester.Company,
        Name = requester.Name,
        Email = requester.Email.Value,
        Audience = requester.Audience,
        Period = BothLanguages.Of(requester.Period),
        Language = requester.Language.Code(),
        AskedAt = Tokyo.Time(requester.AskedAt),
        Answered = answered,
    };
}
