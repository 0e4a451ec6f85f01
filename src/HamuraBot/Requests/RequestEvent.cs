using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

    public static RequestEvent Read(DbDataReader row) => new(
        row.GetString(0), row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetString(3), row.GetString(4),
        RequestStages.Parse(row.GetString(5))!.Value, row.GetInt32(6), row.GetInt32(7), Text(row, 8), Text(row, 9))
    {
        Assignee = Text(row, 10),
        DueAt = row.IsDBNull(11) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

internal sealed class RequestEventTable : IEntityTypeConfiguration<RequestEvent>
{
    public void Configure(EntityTypeBuilder<RequestEvent> table)
    {
        table.ToTable("request_events").HasKey(step => new { step.Number, step.Sequence });
        table.Property(step => step.Sequence).ValueGeneratedNever();
        table.Property(step => step.Stage).HasConversion(stage => stage.Code(), code => RequestStages.Parse(code)!.Value);
    }
}
