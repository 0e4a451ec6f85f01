using System.Globalization;
using HamuraBot.OfficeHours;

namespace HamuraBot.Requests;

/// <summary>Requests as a table: what is known about each, then a column for every field that any of them answers.</summary>
public static class RequestsCsv
{
    private static readonly string[] Header = ["number", "form", "language", "receivedAt", "stage", "session", "sessions", "assignee", "due"];

    public static byte[] Write(IReadOnlyList<SupportRequest> requests)
    {
        var answers = requests.Select(request => request.AnswersById()).ToList();
        var fields = answers.SelectMany(given => given.Keys).Distinct().ToList();
        var rows = requests.Zip(answers, (request, given) => Known(request).Concat(fields.Select(given.GetValueOrDefault)));
        return Csv.Write(rows.Prepend([.. Header, .. fields]));
    }

    private static IEnumerable<string?> Known(SupportRequest request) =>
    [
        request.Number, request.Form, request.Language.Code(), Moment(request.ReceivedAt), request.Stage.Code(),
        Number(request.Session), Number(request.Sessions), request.Assignee, request.DueAt is { } due ? Moment(due) : null,
    ];

    private static string Moment(DateTimeOffset instant) => Tokyo.Time(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
