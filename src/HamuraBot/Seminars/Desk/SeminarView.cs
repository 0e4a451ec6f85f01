using System.Text.Json.Serialization;
using HamuraBot.OfficeHours;
using HamuraBot.Seminars.Invitations;

namespace HamuraBot.Seminars.Desk;

/// <summary>A seminar as the desk reads it.</summary>
/// <param name="Taken">Seats that are given.</param>
/// <param name="Waiting">Seats that are waited for.</param>
public sealed record SeminarView(
    Guid Id, BothLanguages Title, BothLanguages Description, string Place, BothLanguages? Bring, DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset RegistrationClosesAt, DateTimeOffset? PublicFrom, int Capacity, int MaxSeatsPerRegistration, int Taken, int Waiting, string Status)
{
    /// <summary>Only where one seminar is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Survey? Survey { get; init; }

    /// <summary>Seats of those who have come; only where one seminar is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Attended { get; init; }

    /// <summary>The requests that were invited; only where one seminar is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Invited { get; init; }

    public static SeminarView Of(Seminar seminar, int waiting)
    {
        var plan = seminar.Plan;
        return new(
            seminar.Id.Value, BothLanguages.Of(plan.Title)!, BothLanguages.Of(plan.Description)!, plan.Place, BothLanguages.Of(plan.Bring),
            Tokyo.Time(plan.StartsAt), Tokyo.Time(plan.EndsAt), Tokyo.Time(plan.RegistrationClosesAt), Moment(plan.PublicFrom),
            plan.Capacity, plan.MostSeats, seminar.Taken, waiting, seminar.Status.Code());
    }

    public static SeminarView Of(Seminar seminar, IReadOnlyList<Registration> registrations, IReadOnlyDictionary<string, DateTimeOffset> invited) =>
        Of(seminar, registrations.Where(one => one.Status is RegistrationStatus.Waitlisted).Sum(one => one.Attendee.Seats)) with
        {
            Survey = Survey.Of(registrations),
            Attended = registrations.Where(one => one.AttendedAt is not null).Sum(one => one.Attendee.Seats),
            Invited = [.. invited.Keys.Order(StringComparer.Ordinal)],
        };

    private static DateTimeOffset? Moment(DateTimeOffset? instant) => instant is { } at ? Tokyo.Time(at) : null;
}

/// <summary>What participants thought of a seminar.</summary>
/// <param name="Average">To one decimal; null when nobody has answered.</param>
/// <param name="Counts">How many gave 1, 2, 3, 4 and 5.</param>
/// <param name="Comments">As they were written; whose they are is not told here.</param>
public sealed record Survey(int Answers, decimal? Average, IReadOnlyList<int> Counts, IReadOnlyList<string> Comments)
{
    public const int BestRating = 5;

    public static Survey Of(IEnumerable<Registration> registrations)
    {
        var answered = registrations.Where(one => one.Rating is not null).ToList();
        return new(
            answered.Count,
            answered.Count == 0 ? null : Math.Round((decimal)answered.Sum(one => one.Rating!.Value) / answered.Count, 1, MidpointRounding.AwayFromZero),
            [.. Enumerable.Range(1, BestRating).Select(rating => answered.Count(one => one.Rating == rating))],
            [.. answered.Select(one => one.Comment).OfType<string>()]);
    }
}

/// <summary>A registration as the desk reads it.</summary>
/// <param name="Position">In the waiting list, from 1.</param>
public sealed record RegistrationView(
    string Number, string Status, int? Position, string Name, string? Company, string Email, string? Phone, string Language, int Seats,
    DateTimeOffset RegisteredAt, bool Attended, DateTimeOffset? AttendedAt, int? Rating, string? Comment, string? Note)
{
    /// <param name="registrations">Those of one seminar, in order of arrival.</param>
    public static List<RegistrationView> Of(IEnumerable<Registration> registrations)
    {
        var waiting = 0;
        return [.. registrations.Select(registration =>
            Of(registration, registration.Status is RegistrationStatus.Waitlisted ? ++waiting : null))];
    }

    public static RegistrationView Of(Registration registration, int? position)
    {
        var attendee = registration.Attendee;
        return new(
            registration.Number.Value, registration.Status.Code(), position, attendee.Name, attendee.Company, attendee.Email.Value,
            attendee.Phone,
            attendee.Language.Code(), attendee.Seats, Tokyo.Time(registration.RegisteredAt), registration.AttendedAt is not null,
            registration.AttendedAt is { } at ? Tokyo.Time(at) : null, registration.Rating, registration.Comment, registration.Note);
    }
}

/// <summary>Somebody who asked for a seminar, as the desk reads it.</summary>
/// <param name="Answered">Whether it was invited to a seminar already.</param>
public sealed record SeminarRequesterView(
    string Request, string Topic, string? Goal, string Company, string Name, string Email, int? Audience, BothLanguages Period, string Language,
    DateTimeOffset AskedAt, bool Answered)
{
    public static SeminarRequesterView Of(SeminarRequester requester, bool answered) => new(
        requester.Request, requester.Topic, requester.Goal, requester.Company, requester.Name, requester.Email.Value, requester.Audience, BothLanguages.Of(requester.Period)!,
        requester.Language.Code(), Tokyo.Time(requester.AskedAt), answered);
}
