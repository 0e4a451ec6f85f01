namespace HamuraBot.Seminars.Desk;

/// <summary>Where seminars lie at the desk.</summary>
public static class SeminarPaths
{
    public const string All = "/desk/seminars";

    public static string Of(SeminarId id) => $"{All}/{id}";

    public static string Of(Registration registration) => $"{Of(registration.Seminar)}/registrations/{registration.Number}";

    /// <summary>What those who came may read afterwards.</summary>
    public static string Materials(SeminarId id) => $"{Of(id)}/materials";

    /// <summary>Where participants are let in.</summary>
    public static string Door(SeminarId id) => $"{Of(id)}/check-in";

    /// <summary>What the QR code at the entrance holds: without an officer's session it leads to the sign-in, and tells nothing.</summary>
    public static string CheckIn(SeminarId seminar, Participant person) => $"{Door(seminar)}/{person.CheckInCode}";
}
