using System.Text.Json.Serialization;

namespace HamuraBot.Seminars.Desk;

/// <summary>A seminar as the desk reads it: its fields, and how it stands.</summary>
public sealed record SeminarView : SeminarBody
{
    private SeminarView(SeminarPlan plan) : base(SeminarBody.Of(plan))
    {
    }

    public required Guid Id { get; init; }

    /// <summary>Seats that are given.</summary>
    public required int Taken { get; init; }

    /// <summary>Seats that are waited for.</summary>
    public required int Waiting { get; init; }

    public required string Status { get; init; }

    /// <summary>Only where one seminar is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Survey? Survey { get; init; }

    /// <summary>Seats of those who have come; only where one seminar is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Attended { get; init; }

    /// <summary>The requests that were invited; only where one seminar is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Invited { get; init; }

    public static SeminarView Of(Seminar seminar, int waiting) => new(seminar.Plan)
    {
        Id = seminar.Id.Value,
        Taken = seminar.Taken,
        Waiting = waiting,
        Status = seminar.Status.Code(),
    };

    public static SeminarView Of(Seminar seminar, IReadOnlyList<Registration> registrations, IReadOnlyDictionary<string, DateTimeOffset> invited) =>
        Of(seminar, registrations.Where(one => one.Status is RegistrationStatus.Waitlisted).Sum(one => one.Attendee.Seats)) with
        {
            Survey = Survey.Of(registrations),
            Attended = registrations.Where(one => one.IsLive).Sum(one => one.Here),
            Invited = [.. invited.Keys.Order(StringComparer.Ordinal)],
        };
}
