using HamuraBot.Data;

namespace HamuraBot.Requests;

/// <summary>One thing that happened to a request: a step to a stage, or a change within one.</summary>
/// <param name="Who">An officer's name, or <see cref="Visitor"/>.</param>
/// <param name="What">What was changed, one word each: <c>stage sessions answers assignee due broken note company</c>.</param>
/// <param name="Stage">The stage after it.</param>
/// <param name="AnswersBefore">What had been typed before the visitor changed it: nothing typed is lost.</param>
public sealed record RequestEvent(
    string Number, int Sequence, DateTimeOffset At, string Who, string What, RequestStage Stage, int Session, int Sessions,
    string? Note, string? AnswersBefore)
{
    public const string Columns = "number, sequence, at, who, what, stage, session, sessions, note, answers_before, assignee, due_at";

    public const string Visitor = "visitor";

    public const string StageChanged = "stage", SessionsChanged = "sessions", AnswersChanged = "answers";

    public const string Assigned = "assignee", DueChanged = "due", Noted = "note", CompanyChanged = "company";

    /// <summary>The promise that was changed, or came to its end, had passed.</summary>
    public const string PromiseBroken = "broken";

    /// <summary>Who looks after it since then, if that was changed; null for nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>By when the desk gets in touch since then, if that was changed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool Is(string what) => What.Split(' ').Contains(what);

    public static RequestEvent Read(Row row) => new(
        row.Text("number"), row.Number("sequence"), row.Instant("at"), row.Text("who"), row.Text("what"), row.Code("stage", RequestStages.Parse),
        row.Number("session"), row.Number("sessions"), row.TextOrNull("note"), row.TextOrNull("answers_before"))
    {
        Assignee = row.TextOrNull("assignee"),
        DueAt = row.InstantOrNull("due_at"),
    };
}
