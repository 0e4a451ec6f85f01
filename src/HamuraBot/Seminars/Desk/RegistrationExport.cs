using System.Globalization;
using HamuraBot.Desk.Exports;

namespace HamuraBot.Seminars.Desk;

/// <summary>The registrations of a seminar as a table, for the list at the door.</summary>
public static class RegistrationExport
{
    private static readonly string[] Header =
        ["number", "status", "position", "name", "company", "email", "phone", "language", "seats", "people", "registeredAt", "attended", "rating", "comment",
        "note"];

    public static Export Make(IEnumerable<Registration> registrations, DateOnly today) =>
        new("registrations", today, [Header, .. RegistrationView.Of(registrations).Select(Row)]);

    private static object?[] Row(RegistrationView view) =>
    [
        view.Number, view.Status, view.Position, view.Name, view.Company, view.Email, view.Phone, view.Language, view.Seats, string.Join(", ", view.People.Select(person => person.Name).OfType<string>()),
        view.RegisteredAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), view.Attended ? "yes" : "", view.Rating, view.Comment, view.Note,
    ];
}
