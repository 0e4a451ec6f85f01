using HamuraBot.OfficeHours;

namespace HamuraBot.Visits;

public sealed record VisitView
{
    public required string Id { get; init; }

    public required string CompanyId { get; init; }

    /// <summary>The name; <c>companyId</c> is the record.</summary>
    public required string Company { get; init; }

    public required DateOnly On { get; init; }

    public required string? Met { get; init; }

    public required string? Needs { get; init; }

    public required string? Promise { get; init; }

    public required DateOnly? FollowUpOn { get; init; }

    /// <summary>The next open day, if the desk is closed on the day of <c>followUpOn</c>.</summary>
    public required DateOnly? OpenInstead { get; init; }

    public required DateTimeOffset? FollowedUpAt { get; init; }

    public required string? Outcome { get; init; }

    public required string OfficerId { get; init; }

    public required string Officer { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required long Version { get; init; }

    public static VisitView Of(Visit visit, VisitFields fields) => new()
    {
        Id = visit.Id,
        CompanyId = visit.CompanyId,
        Company = visit.CompanyName,
        On = visit.Details.On,
        Met = visit.Details.Met,
        Needs = visit.Details.Needs,
        Promise = visit.Details.Promise,
        FollowUpOn = visit.Details.FollowUpOn,
        OpenInstead = fields.OpenInstead(visit.Details.FollowUpOn),
        FollowedUpAt = visit.FollowedUpAt is { } done ? Tokyo.Time(done) : null,
        Outcome = visit.Details.Outcome?.Code(),
        OfficerId = visit.OfficerId,
        Officer = visit.OfficerName,
        RecordedAt = Tokyo.Time(visit.RecordedAt),
        Version = visit.Version,
    };
}

/// <summary>A visit as it is sent. Other properties are refused.</summary>
public sealed record VisitBody
{
    /// <summary>The name; a name that no record has makes one.</summary>
    public string? Company { get; init; }

    /// <summary>The record, instead of the name.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The name is none of the records that are spelt alike.</summary>
    public bool? NewCompany { get; init; }

    /// <summary>Today, if it is not given.</summary>
    public DateOnly? On { get; init; }

    public string? Met { get; init; }

    public string? Needs { get; init; }

    public string? Promise { get; init; }

    public DateOnly? FollowUpOn { get; init; }

    /// <summary>The id of an outcome, or what it is called.</summary>
    public string? Outcome { get; init; }

    /// <summary>On a change, the version that was seen; without it, whatever there is is changed.</summary>
    public long? Version { get; init; }
}
