using System.Globalization;

namespace HamuraBot.Seminars;

/// <summary>The registrations of a seminar as a table, for the list at the door.</summary>
public static class RegistrationsCsv
{
    private static readonly string[] Header =
        ["number", "status", "position", "name", "company", "email", "phone", "language", "seats", "registeredAt", "attended", "rating", "comment",
        "note"];

    public static byte[] Write(IEnumerable<RegistrationView> registrations) => Csv.Write(registrations.Select(Row).Prepend(Header));

    private static string?[] Row(RegistrationView view) =>
    [
        view.Number, view.Status, view.Position?.ToString(CultureInfo.InvariantCulture), view.Name, view.Company, view.Email, view.Phone,
        view.Language,
        view.Seats.ToString(CultureInfo.InvariantCulture), view.RegisteredAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        view.Attended ? "yes" : "", view.Rating?.ToString(CultureInfo.InvariantCulture), view.Comment, view.Note,
    ];
}
