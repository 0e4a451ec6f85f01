using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Reports;
using HamuraBot.Understanding;

namespace HamuraBot.Topics.Desk;

/// <summary>What visitors asked, counted from the log: how it was answered, about what, and in which language.</summary>
public sealed class EnquiryReport(Store store, CurrentTopics topics, DialogLibrary dialogs, ReportReach reach, DeskWords words)
{
    /// <summary>What a question without an aspect asked for.</summary>
    private const string Whole = "whole";

    private readonly ReportLabel count = new("count", words["topics.report.count"]);

    public async Task<IReadOnlyList<ReportTable>> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        if (!reach.Covers(period, Kept.Chats)) return [Table("enquiries-by-outcome", "outcomes", []) with { IsUnknown = true, Note = words["reports.deleted"] }];
        var (turns, beginnings) = await store.ReadAsync(async sql => (
            await LoggedTurns.ReadAsync(sql, period.Start, period.End),
            await LoggedTurns.BeginningsAsync(sql, period.YearSoFar.Start, period.End)), cancellationToken);
        var asked = turns.Where(turn => OutcomeOf(turn) is not null).ToList();
        var answers = asked.Select(turn => turn.Marks.SelectMany(marks => marks.Answers ?? []).ToList()).ToList();
        return
        [
            Months(period, beginnings),
            Table("enquiries-by-outcome", "outcomes",
            [
                .. from outcome in (string[])["answered", "suggested", "not-understood"] select Row(outcome, words[$"topics.report.{outcome}"], asked.Count(turn => OutcomeOf(turn) == outcome)),
                Row(ReportRow.Total, words["topics.report.total"], asked.Count),
                Row("handed-over", words["topics.report.handed-over"], turns.Count(turn => turn.CallsPerson)),
            ]),
            Table("enquiries-by-language", "languages",
                [.. Enum.GetValues<Language>().Select(language => Row(language.Code(), LabelOf(language), asked.Count(turn => turn.Language == language)))]),
            Table("enquiries-by-topic", "topics", Counted(answers.SelectMany(of => of.Select(answer => answer.Id).Distinct()), TitleOf)) with { Note = words["topics.report.each"] },
            Table("enquiries-by-aspect", "aspects", Counted(answers.SelectMany(of => of.Select(answer => answer.Aspect ?? Whole).Distinct()), AspectOf)),
        ];
    }

    /// <summary>Null for what asks nothing of a topic: an answer to a form, a greeting, a word to an officer.</summary>
    private static string? OutcomeOf(LoggedTurn turn) =>
        turn.Marks.Any(marks => marks.Answers is { Count: > 0 }) ? "answered"
        : turn.Marks.Any(marks => marks.Suggestions is { Count: > 0 }) ? "suggested"
        : turn.Marks.Any(marks => marks.NotUnderstood is true) ? "not-understood"
        : null;

    private ReportTable Months(ReportPeriod period, List<Beginning> beginnings)
    {
        var months = new List<ReportPeriod>();
        for (var month = ReportPeriod.Month(period.YearSoFar.From); month.From <= period.To; month = month.After) months.Add(month);
        return new("conversations-by-month", words["topics.report.months"],
            [.. Enum.GetValues<Language>().Select(language => new ReportLabel(language.Code(), LabelOf(language))), new(ReportRow.Total, words["topics.report.total"])],
            [.. months.Where(month => reach.Covers(month, Kept.Chats)).Select(month =>
            {
                var begun = beginnings.Where(beginning => beginning.At >= month.Start && beginning.At < month.End).ToList();
                return new ReportRow(new(month.Name, ReportWords.ShortMonth(words, month)),
                    [.. Enum.GetValues<Language>().Select(language => (decimal?)begun.Count(beginning => beginning.Language == language)), begun.Count]);
            })])
        { Chart = ReportChart.Columns };
    }

    private static IReadOnlyList<ReportRow> Counted(IEnumerable<string> ids, Func<string, Words> title) =>
        [.. ids.CountBy(id => id).OrderByDescending(id => id.Value).ThenBy(id => id.Key, StringComparer.Ordinal).Select(id => Row(id.Key, title(id.Key), id.Value))];

    private ReportTable Table(string id, string title, IReadOnlyList<ReportRow> rows) => new(id, words[$"topics.report.{title}"], [count], rows) { Chart = ReportChart.Bars };

    private static ReportRow Row(string id, Words label, int value) => new(new(id, label), [value]);

    private Words LabelOf(Language language) => words[language is Language.Ja ? "topics.report.inJa" : "topics.report.inEn"];

    private Words TitleOf(string topic) => topics.Library.Find(topic)?.Short ?? new(topic, topic);

    private Words AspectOf(string aspect) =>
        Aspects.Written.TryGetValue(aspect, out var known) ? dialogs.Wordings.AspectNames[known] : words["topics.report.whole"];
}
