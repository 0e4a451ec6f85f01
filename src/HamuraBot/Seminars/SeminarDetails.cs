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

    /// <summary>How many people are there; some of them may have come from the waiting list.</summary>
    public int Attended => Registrations.Where(one => one.IsLive).Sum(one => one.Here);

    /// <summary>How many are still to come.</summary>
    public int Expected => Seated.Sum(one => one.Attendee.Seats - one.Here);

    public Survey Survey => Survey.Of(Registrations);

    public static Task<SeminarDetails?> ReadAsync(SeminarId id, Store store, SeminarInvitations invitations, CancellationToken cancellationToken) =>
        store.ReadAsync(async sql => await SeminarTable.FindAsync(sql, id) is { } seminar
            ? new SeminarDetails(seminar, await RegistrationTable.OfSeminarAsync(sql, id), await SeminarInvitations.OfSeminarAsync(sql, id),
                await invitations.RequestersAsync(sql))
            : null, cancellationToken);

    /// <summary>Those of whom a name, the company, a number or an address holds what was typed, whichever letters a name is written with; everybody for nothing.</summary>
    public static IEnumerable<Registration> Find(IEnumerable<Registration> among, string typed)
    {
        var wanted = SearchText.Of(typed);
        return wanted.Length == 0 ? among : among.Where(one =>
            new[] { one.Attendee.Name, one.Attendee.Company, one.Attendee.Email?.Value, one.Number.Value }
                .Concat(one.People.SelectMany(person => new[] { person.Name, person.Email?.Value }))
                .Any(text => text is not null && SearchText.Of(text).Contains(wanted, StringComparison.Ordinal)));
    }
}
