using HamuraBot.Companies;

namespace HamuraBot.Visits;

/// <summary>What came of a visit.</summary>
public enum VisitOutcome
{
    /// <summary>Needs were heard, nothing more yet.</summary>
    Heard,
    Informed,

    /// <summary>The company will make, or has made, a request.</summary>
    RequestMade,
    BusinessWon,
    Declined,
    Absent,
}

/// <summary>An officer called on a company, unasked or by appointment.</summary>
/// <param name="CompanyName">As the record has it.</param>
/// <param name="FollowedUpAt">When what was to follow was done.</param>
/// <param name="Version">Counts the changes, so that two who change at once notice each other.</param>
public sealed record Visit(
    string Id, string CompanyId, string CompanyName, VisitDetails Details, string OfficerId, string OfficerName, DateTimeOffset RecordedAt,
    DateTimeOffset? FollowedUpAt, long Version)
{
    public bool IsToFollow => Details.FollowUpOn is not null && FollowedUpAt is null;
}

/// <param name="On">The day of the visit.</param>
/// <param name="Met">With whom the officer spoke.</param>
/// <param name="Needs">What the company wants or worries about.</param>
/// <param name="Promise">What the officer promised.</param>
/// <param name="FollowUpOn">When to come back to it.</param>
public sealed record VisitDetails(DateOnly On, string? Met, string? Needs, string? Promise, DateOnly? FollowUpOn, VisitOutcome? Outcome);

/// <summary>Which company is meant: a record, or a name that may need one.</summary>
/// <param name="Id">Null when only the name is known.</param>
/// <param name="MayBeNew">An officer has looked at the records that are spelt alike: it is none of them.</param>
public sealed record VisitedCompany(string? Id, string Name, bool MayBeNew);

/// <summary>One thing that happened to the record of a visit.</summary>
/// <param name="What"><c>recorded</c>, <c>changed</c>, <c>followed-up</c> or <c>reopened</c>.</param>
/// <param name="Before">What it said before a change.</param>
public sealed record VisitChange(DateTimeOffset At, string OfficerName, string What, VisitDetails? Before)
{
    public const string Recorded = "recorded", Changed = "changed", FollowedUp = "followed-up", Reopened = "reopened";
}

public static class VisitOutcomes
{
    private static readonly Dictionary<VisitOutcome, string> Codes = new()
    {
        [VisitOutcome.Heard] = "heard",
        [VisitOutcome.Informed] = "informed",
        [VisitOutcome.RequestMade] = "request-made",
        [VisitOutcome.BusinessWon] = "business-won",
        [VisitOutcome.Declined] = "declined",
        [VisitOutcome.Absent] = "absent",
    };

    /// <summary>As in the store, the desk's JSON and the tables.</summary>
    public static string Code(this VisitOutcome outcome) => Codes[outcome];

    public static VisitOutcome? Parse(string code) => Codes.FirstOrDefault(known => known.Value == code) is { Value: not null } found ? found.Key : null;
}

/// <summary>
/// The visits before this record was kept: 4,684 in all until the end of March 2009, as the city told the Tokyo Industrial Location
/// Navigator. Nobody knows how many there were between then and the first visit recorded here, so the two are never added.
/// </summary>
public static class HistoricVisits
{
    public const int Count = 4_684;

    /// <summary>As in <c>dialogs/sources.yaml</c>.</summary>
    public const string Source = "tokyo-ritti";

    public static readonly DateOnly Until = new(2009, 3, 31);
}

/// <param name="Outcome">What became of the wish to record or to change a visit.</param>
/// <param name="Visit">As it is now.</param>
/// <param name="Companies">Records that may be the company that was named.</param>
public sealed record VisitResult(VisitSaving Outcome, Visit? Visit = null, IReadOnlyList<Company>? Companies = null);

public enum VisitSaving
{
    Done,
    Absent,

    /// <summary>A colleague changed it first.</summary>
    Outdated,

    /// <summary>Somebody else's, and the officer is no manager.</summary>
    NotYours,

    /// <summary>There are records whose names are alike; an officer has to say which is meant.</summary>
    WhichCompany,
}
