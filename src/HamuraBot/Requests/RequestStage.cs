namespace HamuraBot.Requests;

/// <summary>How far a request has come.</summary>
public enum RequestStage
{
    Received,
    Hearing,
    Matched,
    Approved,
    Declined,
    Scheduled,
    Reported,
    Closed,
    Withdrawn,
}

/// <summary>The legal steps from stage to stage, and how stages are written.</summary>
public static class RequestStages
{
    /// <remarks>A request for several sessions is scheduled again for each; the visitor may withdraw until the last has taken place.</remarks>
    private static readonly Dictionary<RequestStage, RequestStage[]> Steps = new()
    {
        [RequestStage.Received] = [RequestStage.Hearing, RequestStage.Withdrawn],
        [RequestStage.Hearing] = [RequestStage.Matched, RequestStage.Declined, RequestStage.Withdrawn],
        [RequestStage.Matched] = [RequestStage.Approved, RequestStage.Declined, RequestStage.Withdrawn],
        [RequestStage.Approved] = [RequestStage.Scheduled, RequestStage.Withdrawn],
        [RequestStage.Declined] = [RequestStage.Closed],
        [RequestStage.Scheduled] = [RequestStage.Scheduled, RequestStage.Reported, RequestStage.Withdrawn],
        [RequestStage.Reported] = [RequestStage.Scheduled, RequestStage.Closed],
        [RequestStage.Closed] = [],
        [RequestStage.Withdrawn] = [],
    };

    private static readonly Dictionary<string, RequestStage> Written = Enum.GetValues<RequestStage>().ToDictionary(Code);

    /// <summary>Where a request may go from here, in the usual order.</summary>
    public static IReadOnlyList<RequestStage> Next(this RequestStage stage) => Steps[stage];

    public static bool MayBecome(this RequestStage stage, RequestStage next) => Steps[stage].Contains(next);

    /// <summary>As in the store, the desk's JSON and the CSV.</summary>
    public static string Code(this RequestStage stage) => stage.ToString().ToLowerInvariant();

    public static RequestStage? Parse(string code) => Written.TryGetValue(code, out var stage) ? stage : null;
}
