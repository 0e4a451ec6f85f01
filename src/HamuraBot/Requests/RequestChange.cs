using HamuraBot.Requests.Desk;

namespace HamuraBot.Requests;

public enum RequestResult
{
    Done,
    Absent,

    /// <summary>No legal step leads there.</summary>
    IllegalStep,

    /// <summary>A colleague changed it since it was looked at.</summary>
    Outdated,

    /// <summary>More sessions than were agreed.</summary>
    TooManySessions,

    /// <summary>Nobody changes it any more.</summary>
    TooLate,
}

/// <param name="Request">As it is now; null if there is none.</param>
public sealed record RequestOutcome(RequestResult Result, SupportRequest? Request);

/// <summary>A change that may be made, with the event that tells of it, or why it may not.</summary>
public sealed record RequestChange(RequestResult Result, SupportRequest? After = null, RequestEvent? Event = null)
{
    public static RequestChange ByVisitor(SupportRequest before, IReadOnlyDictionary<string, string> answers, DateTimeOffset now) =>
        before.Stage is not RequestStage.Received
            ? new(RequestResult.TooLate)
            : Done(before, before with { Answers = SupportRequest.Json(answers) }, RequestEvent.Visitor, [RequestEvent.AnswersChanged], null, now);

    public static RequestChange Withdrawal(SupportRequest before, DateTimeOffset now) => before.Stage.MayBecome(RequestStage.Withdrawn)
        ? Done(before, before with { Stage = RequestStage.Withdrawn, DueAt = null }, RequestEvent.Visitor, [RequestEvent.StageChanged], null, now)
        : new(RequestResult.TooLate);

    public static RequestChange Note(SupportRequest before, string note, string officer, DateTimeOffset now) =>
        Done(before, before, officer, [RequestEvent.Noted], note, now);

    public static RequestChange ByOfficer(SupportRequest before, RequestPatch patch, string officer, DateTimeOffset now)
    {
        if (patch.Version is { } seen && seen != before.Version) return new(RequestResult.Outdated);
        if (patch.Stage is { } next && !before.Stage.MayBecome(next)) return new(RequestResult.IllegalStep);
        var after = before with { Sessions = patch.Sessions ?? before.Sessions };
        if (patch.Stage is { } stage) after = Step(after, stage);
        if (after.Session > after.Sessions) return new(RequestResult.TooManySessions);
        if (patch.SetsAssignee) after = after with { Assignee = patch.Assignee };
        if (patch.SetsCompany) after = after with { CompanyId = patch.Company };
        if (patch.SetsDue) after = after with { DueAt = patch.Due };
        var what = new List<string>();
        if (patch.Stage is not null) what.Add(RequestEvent.StageChanged);
        else if (after.Sessions != before.Sessions) what.Add(RequestEvent.SessionsChanged);
        if (after.Assignee != before.Assignee) what.Add(RequestEvent.Assigned);
        if (after.CompanyId != before.CompanyId) what.Add(RequestEvent.CompanyChanged);
        if (after.DueAt != before.DueAt) what.Add(RequestEvent.DueChanged);
        // A promise that has passed stands there as late until it is replaced; that it was broken stays in the history.
        if (after.DueAt != before.DueAt && before.IsOverdue(now)) what.Add(RequestEvent.PromiseBroken);
        if (patch.Note is not null) what.Add(RequestEvent.Noted);
        return what.Count == 0 ? new(RequestResult.Done) : Done(before, after, officer, what, patch.Note, now);
    }

    /// <summary>Each time it is scheduled is the next session; how many there will be is said at the first, or raised later.</summary>
    private static SupportRequest Step(SupportRequest before, RequestStage stage) => stage is RequestStage.Scheduled
        ? before with { Stage = stage, Session = before.Session + 1, Sessions = Math.Max(before.Sessions, 1) }
        : before with { Stage = stage, DueAt = stage.Next().Count == 0 ? null : before.DueAt };

    private static RequestChange Done(
        SupportRequest before, SupportRequest after, string who, IReadOnlyList<string> what, string? note, DateTimeOffset now) =>
        new(RequestResult.Done, after with { UpdatedAt = now },
            new(before.Number, 0, now, who, string.Join(' ', what), after.Stage, after.Session, after.Sessions, note,
                after.Answers == before.Answers ? null : before.Answers)
            {
                Assignee = what.Contains(RequestEvent.Assigned) ? after.Assignee : null,
                DueAt = what.Contains(RequestEvent.DueChanged) ? after.DueAt : null,
            });
}
