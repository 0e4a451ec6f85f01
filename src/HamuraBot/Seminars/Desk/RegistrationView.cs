using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars.Desk;

/// <summary>A registration as the desk reads it.</summary>
public sealed record RegistrationView
{
    public required string Number { get; init; }

    public required string Status { get; init; }

    /// <summary>In the waiting list, from 1.</summary>
    public required int? Position { get; init; }

    public required string Name { get; init; }

    public required string? Company { get; init; }

    public required string? Email { get; init; }

    public required string? Phone { get; init; }

    public required string Language { get; init; }

    public required int Seats { get; init; }

    /// <summary>One to each seat; the name is null until it is known.</summary>
    public required IReadOnlyList<ParticipantView> People { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required bool Attended { get; init; }

    public required DateTimeOffset? AttendedAt { get; init; }

    public required int? Rating { get; init; }

    public required string? Comment { get; init; }

    public required string? Note { get; init; }

    /// <summary>An interpreter, a place for a wheelchair, in the participant's own words.</summary>
    public required string? Needs { get; init; }

    /// <param name="registrations">Those of one seminar, in order of arrival.</param>
    public static List<RegistrationView> Of(IEnumerable<Registration> registrations)
    {
        var waiting = 0;
        return [.. registrations.Select(registration =>
            Of(registration, registration.Status is RegistrationStatus.Waitlisted ? ++waiting : null))];
    }

    public static RegistrationView Of(Registration registration, int? position) => new()
    {
        Number = registration.Number.Value,
        Status = registration.Status.Code(),
        Position = position,
        Name = registration.Attendee.Name,
        Company = registration.Attendee.Company,
        Email = registration.Attendee.Email?.Value,
        Phone = registration.Attendee.Phone,
        Language = registration.Attendee.Language.Code(),
        Seats = registration.Attendee.Seats,
        People = [.. registration.People.Select(ParticipantView.Of)],
        RegisteredAt = Tokyo.Time(registration.RegisteredAt),
        Attended = registration.AttendedAt is not null,
        AttendedAt = registration.AttendedAt is { } at ? Tokyo.Time(at) : null,
        Rating = registration.Rating,
        Comment = registration.Comment,
        Note = registration.Note,
        Needs = registration.Attendee.Needs,
    };
}

/// <param name="Ticket">By it this one person is checked in.</param>
/// <param name="Email">Their own, if they gave one.</param>
public sealed record ParticipantView(string Ticket, string? Name, string? Email, DateTimeOffset? CheckedInAt)
{
    public static ParticipantView Of(Participant person) =>
        new(person.Ticket, person.Name, person.Email?.Value, person.AttendedAt is { } at ? Tokyo.Time(at) : null);
}
