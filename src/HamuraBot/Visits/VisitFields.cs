using System.Globalization;
using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Visits;

/// <summary>Reads what an officer wrote about a visit, on the page and in JSON alike.</summary>
public sealed class VisitFields(DialogLibrary library, DeskWords words)
{
    public const string Company = "company", CompanyId = "companyId", On = "on", Met = "met", Needs = "needs", Promise = "promise",
        FollowUpOn = "followUpOn", Key = "key", AnyDay = "anyDay", Outcome = "outcome";

    /// <summary>Characters.</summary>
    public const int LongestText = 2_000;

    private static readonly DateOnly First = new(2000, 1, 1);

    /// <summary>What an outcome is called; any of its names is understood.</summary>
    public IReadOnlyList<Choice> Outcomes { get; } = [.. Enum.GetValues<VisitOutcome>().Select(outcome => new Choice(outcome.Code(),
        new(words[$"visits.outcomes.{outcome.Code()}", Language.Ja], words[$"visits.outcomes.{outcome.Code()}", Language.En])))];

    public Words Label(VisitOutcome outcome) => Outcomes.Single(choice => choice.Id == outcome.Code()).Label;

    public Words? Label(VisitOutcome? outcome) => outcome is { } known ? Label(known) : null;

    /// <param name="typed">The fields.</param>
    /// <param name="language">Of the page.</param>
    /// <param name="faults">By field, what is wrong about it.</param>
    /// <remarks>A day on which the desk is closed is taken when the officer says so.</remarks>
    public VisitDetails? Read(FormInput typed, Language language, out Dictionary<string, string> faults)
    {
        var found = new Dictionary<string, string>();
        var today = library.Calendar.Today;
        var on = typed[On].Length == 0 ? today : Day(On) ?? today;
        if (on > today || on < First) found[On] = Say("visits.onFault");
        var followUpOn = typed[FollowUpOn].Length == 0 ? null : Day(FollowUpOn);
        if (followUpOn < on || followUpOn > today.AddYears(5)) found[FollowUpOn] = Say("visits.followUpFault");
        else if (followUpOn is { } day && typed[AnyDay].Length == 0 && library.Calendar.On(day) is null) found[FollowUpOn] = Closed(day);
        var outcome = typed[Outcome].Length == 0 ? null : ChoiceText.Named(Outcomes, typed[Outcome]);
        if (outcome is null && typed[Outcome].Length > 0) found[Outcome] = Say("visits.outcomeFault");
        foreach (var (field, longest) in ((string, int)[])[(Company, CompanyFields.LongestName), (Met, LongestText), (Needs, LongestText), (Promise, LongestText)])
            if (typed[field].Length > longest) found[field] = Say("visits.tooLong").Replace("{max}", Formats.Number(longest), StringComparison.Ordinal);
        if (typed[Company].Length == 0 && typed[CompanyId].Length == 0) found[Company] = Say("visits.companyMissing");
        faults = found;
        return found.Count > 0 ? null : new(
            on, typed.OrNull(Met), typed.OrNull(Needs), typed.OrNull(Promise), followUpOn, outcome is null ? null : VisitOutcomes.Parse(outcome.Id));

        string Say(string key) => words[key, language];

        DateOnly? Day(string field)
        {
            if (DateOnly.TryParseExact(typed[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            found[field] = Say("visits.dayUnreadable");
            return null;
        }

        string Closed(DateOnly day) => Say("visits.closed")
            .Replace("{day}", library.Phrases.Formats.DateWithDay(day, language), StringComparison.Ordinal)
            .Replace("{open}", library.Phrases.Formats.DateWithDay(OpenAfter(day), language), StringComparison.Ordinal);
    }

    /// <summary>The next day on which the desk is open; null if it is open on this one.</summary>
    public DateOnly? OpenInstead(DateOnly? day) => day is { } known && library.Calendar.On(known) is null ? OpenAfter(known) : null;

    public static FormInput Written(Visit visit) => new(new Dictionary<string, string?>
    {
        [Company] = visit.CompanyName,
        [CompanyId] = visit.CompanyId,
        [On] = Written(visit.Details.On),
        [Met] = visit.Details.Met,
        [Needs] = visit.Details.Needs,
        [Promise] = visit.Details.Promise,
        [FollowUpOn] = visit.Details.FollowUpOn is { } day ? Written(day) : null,
        [Outcome] = visit.Details.Outcome?.Code(),
    }.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!));

    /// <summary>As forms, addresses and tables have a day.</summary>
    public static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private DateOnly OpenAfter(DateOnly day)
    {
        do day = day.AddDays(1);
        while (library.Calendar.On(day) is null);
        return day;
    }
}
