using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;

namespace HamuraBot.Seminars;

/// <param name="Waiting">Seats that are waited for.</param>
public sealed record SeminarLine(Seminar Seminar, int Waiting);

/// <summary>A seminar with everybody it is about.</summary>
/// <param name="Registrations">In order of arrival.</param>
/// <param name="Invited">When each request was invited.</param>
public sealed record SeminarDetails(
    Seminar Seminar, IReadOnlyList<Registration> Registrations, IReadOnlyDictionary<string, DateTimeOffset> Invited, IReadOnlyList<SeminarRequester> Requesters)
{
    public IEnumerable<Registration> Seated => Registrations.Where(one => one.Status is RegistrationStatus.Registered);

    public IReadOnlyList<Registration> Waiting => [.. Registrations.Where(one => one.Status is RegistrationStatus.Waitlisted)];

    public IEnumerable<Registration> Cancelled => Registrations.Where(one => one.Status is RegistrationStatus.Cancelled);

    /// <summary>Seats of those who are there.</summary>
    public int Attended => Seated.Where(one => one.AttendedAt is not null).Sum(one => one.Attendee.Seats);

    public Survey Survey => Survey.Of(Registrations);

    public static Task<SeminarDetails?> ReadAsync(SeminarId id, Store store, SeminarInvitations invitations, CancellationToken cancellationToken) =>
        store.ReadAsync(async sql => await SeminarTable.FindAsync(sql, id) is { } seminar
            ? new SeminarDetails(seminar, await RegistrationTable.OfSeminarAsync(sql, id), await SeminarInvitations.OfSeminarAsync(sql, id),
                await invitations.RequestersAsync(sql))
            : null, cancellationToken);

    /// <summary>Those whose name, company, number or address holds what was typed, whichever letters a name is written with; everybody for nothing.</summary>
    public static IEnumerable<Registration> Find(IEnumerable<Registration> among, string typed)
    {
        var wanted = SearchText.Of(typed);
        return wanted.Length == 0 ? among : among.Where(one =>
            new[] { one.Attendee.Name, one.Attendee.Company, one.Attendee.Email.Value, one.Number.Value }
                .Any(text => text is not null && SearchText.Of(text).Contains(wanted, StringComparison.Ordinal)));
    }
}
