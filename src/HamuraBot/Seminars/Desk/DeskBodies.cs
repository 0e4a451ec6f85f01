using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Seminars.Desk;

/// <param name="Reason">For the participants, as it is written.</param>
public sealed record ReasonBody(string? Reason)
{
    public const int Longest = 200;

    public static bool IsShort(string? reason) => reason is null || reason.Trim().Length <= Longest;

    /// <summary>The page's field takes no more than that.</summary>
    public static string Cut(string reason) => reason.Length > Longest ? reason[..Longest] : reason;

    public static ValidationProblem TooLong(DeskView view) =>
        FieldFaults.Of("reason", "seminars.faults.text", ("bound", Formats.Number(Longest))).Problem(view);
}

/// <param name="Reason">For the participants, as it is written.</param>
/// <param name="ReasonEn">For English readers, where it differs.</param>
public sealed record CallOffBody(string? Reason, string? ReasonEn);

/// <param name="Attended">False takes a mistaken check-in back.</param>
/// <param name="Person">The number of one ticket; without it all people of the registration.</param>
public sealed record CheckInBody(bool Attended = true, string? Person = null);

/// <param name="Code">The last part of what the QR code holds.</param>
public sealed record CodeBody(string? Code);

/// <param name="Note">Null takes it away.</param>
public sealed record RegistrationNoteBody(string? Note)
{
    public const int Longest = 1000;
}

/// <param name="Requests">Their numbers.</param>
public sealed record InviteBody(IReadOnlyList<string>? Requests);

/// <summary>Somebody whom an officer signs up: at the phone, or at the door.</summary>
public sealed record AttendeeBody
{
    public const int LongestName = Participant.LongestName, LongestCompany = 100;

    private const int LongestKey = 64;

    public string? Name { get; init; }

    public string? Company { get; init; }

    /// <summary>May be missing: at the door many have none at hand.</summary>
    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>One, if it is not given.</summary>
    public int? Seats { get; init; }

    public string? Language { get; init; }

    /// <summary>Whether they are there already.</summary>
    public bool? Attended { get; init; }

    /// <summary>The same key again is the same registration, however often a device sends it.</summary>
    public string? Key { get; init; }

    /// <param name="most">Seats that the seminar gives to one registration.</param>
    /// <param name="attendee">Null when something is wrong.</param>
    public FieldFaults Check(int most, out Attendee? attendee)
    {
        var faults = new FieldFaults();
        var (name, company, seats) = (Name?.Trim() ?? "", Company?.Trim() is { Length: > 0 } given ? given : null, Seats ?? 1);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) Fault("name", LongestName);
        if (company?.Length > LongestCompany || company?.Any(char.IsControl) is true) Fault("company", LongestCompany);
        var email = EmailAddress.TryParse(Email?.Trim());
        if (email is null && !string.IsNullOrWhiteSpace(Email)) Fault("email");
        if (seats < 1 || seats > most) Fault("seats", most);
        if (Key?.Length > LongestKey || Key?.Any(char.IsControl) is true) Fault("key", LongestKey);
        var phone = string.IsNullOrWhiteSpace(Phone) ? Reading.Of("") : PhoneText.Read(Phone);
        if (phone.Outcome is not ReadingOutcome.Understood) Fault("phone");
        attendee = faults.Any ? null : new(
            Name: name, Company: company, Email: email, Phone: phone.Answer.Length > 0 ? phone.Answer : null, Seats: seats,
            Language: Languages.FromLocale(Language))
        { SentKey = Key };
        return faults;

        void Fault(string field, int bound = 0) => faults.Add(field, $"seminars.faults.{field}", ("bound", Formats.Number(bound)));
    }
}
