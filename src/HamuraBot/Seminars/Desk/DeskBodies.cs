using HamuraBot.Content;
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

    public static ValidationProblem TooLong() =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["reason"] = [$"At most {Longest} characters."] });
}

/// <param name="Attended">False takes a mistaken check-in back.</param>
public sealed record CheckInBody(bool Attended = true);

/// <param name="Code">The last part of what the QR code holds.</param>
public sealed record CodeBody(string? Code);

/// <param name="Note">Null takes it away.</param>
public sealed record RegistrationNoteBody(string? Note)
{
    public const int Longest = 1000;
}

/// <param name="Requests">Their numbers.</param>
public sealed record InviteBody(IReadOnlyList<string>? Requests);

/// <summary>Whom an officer signs up: at the phone, or at the door.</summary>
public sealed record AttendeeBody(
    string? Name, string? Company, string? Email, string? Phone, int? Seats, string? Language = null, bool? Attended = null)
{
    public const int LongestName = 60, LongestCompany = 100;

    /// <returns>What is wrong, by field; empty when there is an <paramref name="attendee"/>.</returns>
    public Dictionary<string, string[]> Check(int most, out Attendee? attendee)
    {
        var faults = new Dictionary<string, string[]>();
        void Fault(string field, string what) => faults.TryAdd(field, [what]);

        var (name, company, seats) = (Name?.Trim() ?? "", Company?.Trim() is { Length: > 0 } given ? given : null, Seats ?? 1);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) Fault("name", $"A name in one line of at most {LongestName} characters.");
        if (company?.Length > LongestCompany || company?.Any(char.IsControl) is true) Fault("company", $"At most {LongestCompany} characters, in one line.");
        if (EmailAddress.TryParse(Email?.Trim()) is not { } email) Fault("email", "One e-mail address.");
        if (seats < 1 || seats > most) Fault("seats", $"A whole number from 1 to {most}.");
        var phone = string.IsNullOrWhiteSpace(Phone) ? Reading.Of("") : PhoneText.Read(Phone);
        if (phone.Outcome is not ReadingOutcome.Understood) Fault("phone", "A phone number such as 042-555-1111, or +1 415 555 2671.");
        attendee = faults.Count > 0 ? null : new(
            name, company, EmailAddress.Parse(Email!.Trim()), phone.Answer.Length > 0 ? phone.Answer : null, seats, Languages.FromLocale(Language ?? "ja"));
        return faults;
    }
}
