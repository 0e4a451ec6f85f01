using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;

namespace HamuraBot.Requests.Desk;

/// <summary>Requests as a table, in the words that the desk reads: what is known about each, then a column for every field that any of them answers.</summary>
public sealed class RequestExport(RequestText text, DeskWords words, TimeProvider clock)
{
    private static readonly string[] Header = ["number", "form", "language", "receivedAt", "stage", "session", "sessionsInAll", "assignee", "dueBy"];

    public Export Make(IReadOnlyList<SupportRequest> requests, Assignees assignees, Language language)
    {
        var answers = requests.Select(request => text.Lines(request).ToDictionary(line => line.Field)).ToList();
        var fields = answers.SelectMany(given => given.Values).DistinctBy(line => line.Field).Select(line => (line.Field, line.Label)).ToList();
        var rows = requests.Zip(answers, (request, given) => (IReadOnlyList<object?>)
            [.. Known(request, assignees, language), .. fields.Select(field => given.TryGetValue(field.Field, out var line) ? Cell(request, field.Field, line.Text.In(language)) : null)]);
        return new("requests", clock.TodayInTokyo(), [[.. Header.Select(column => words[$"requests.{column}", language]), .. fields.Select(field => field.Label.In(language))], .. rows]);
    }

    private IEnumerable<object?> Known(SupportRequest request, Assignees assignees, Language language) =>
    [
        request.Number, text.Name(request).In(language), words[request.Language is Language.Ja ? "desk.japanese" : "desk.english", language], request.ReceivedAt, text.Stage(request).In(language),
        request.Session, request.Sessions, assignees.NameOf(request.Assignee), request.DueAt,
    ];

    /// <summary>Days and numbers stay what they are; everything else is as the desk reads it.</summary>
    private object Cell(SupportRequest request, string field, string shown)
    {
        var answer = request.AnswersById()[field];
        return text.Form(request)?.Find(field)?.Kind switch
        {
            FieldKind.Date when DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
            FieldKind.Number or FieldKind.Money or FieldKind.Months when decimal.TryParse(answer, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
            FieldKind.CorporateNumber when answer.All(char.IsAsciiDigit) => new LongNumber(answer),
            _ => shown,
        };
    }
}
