using System.Globalization;
using HamuraBot.Desk.Exports;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;

namespace HamuraBot.Requests.Desk;

/// <summary>Requests as a table: what is known about each, then a column for every field that any of them answers.</summary>
public sealed class RequestExport(TimeProvider clock)
{
    private static readonly string[] Header = ["number", "form", "language", "receivedAt", "stage", "session", "sessions", "assignee", "due"];

    public Export Make(IReadOnlyList<SupportRequest> requests, Assignees assignees)
    {
        var answers = requests.Select(request => request.AnswersById()).ToList();
        var fields = answers.SelectMany(given => given.Keys).Distinct().ToList();
        var rows = requests.Zip(answers, (request, given) => (IReadOnlyList<object?>)[.. Known(request, assignees), .. fields.Select(given.GetValueOrDefault)]);
        return new("requests", clock.TodayInTokyo(), [[.. Header, .. fields], .. rows]);
    }

    private static IEnumerable<object?> Known(SupportRequest request, Assignees assignees) =>
    [
        request.Number, request.Form, request.Language.Code(), Moment(request.ReceivedAt), request.Stage.Code(),
        request.Session, request.Sessions, assignees.NameOf(request.Assignee), request.DueAt is { } due ? Moment(due) : null,
    ];

    private static string Moment(DateTimeOffset instant) => Tokyo.Time(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
