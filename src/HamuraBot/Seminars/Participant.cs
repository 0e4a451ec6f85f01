using System.Security.Cryptography;

namespace HamuraBot.Seminars;

/// <summary>One person of a registration: every seat has one, with a name or without it as yet.</summary>
/// <param name="Ticket">"S-2026-000045-2": the number of the registration, and the place in it, which nobody else takes over when others leave.</param>
/// <param name="Email">Their own, if they gave one; otherwise all is sent to whoever registered them.</param>
/// <param name="CheckInCode">What the QR code at the entrance leads officers by; it says nothing to anybody else.</param>
public sealed record Participant(
    string Ticket, RegistrationNumber Registration, int Place, string? Name, EmailAddress? Email, string CheckInCode, DateTimeOffset? AttendedAt)
{
    public const int LongestName = 60;

    /// <summary>Until then a seat that was given up can be taken back; null for whoever comes.</summary>
    public DateTimeOffset? LeftUntil { get; init; }

    /// <summary>In bytes.</summary>
    private const int CodeLength = 10;

    public static Participant New(RegistrationNumber registration, int place, string? name, EmailAddress? email) =>
        new($"{registration}-{place}", registration, place, name, email, NewCode(), null);

    /// <summary>Nobody's code is met by chance.</summary>
    public static string NewCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeLength));
}

/// <summary>Somebody whom another one brings along.</summary>
public sealed record Companion(string? Name, EmailAddress? Email = null);
