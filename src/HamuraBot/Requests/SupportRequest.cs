using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using HamuraBot.Dialogs.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HamuraBot.Requests;

/// <summary>What a company asked for with one of the forms, and how far it has come.</summary>
/// <param name="Answers">As typed, as JSON by the field's id.</param>
/// <param name="Session">Which session is scheduled or was held last, of <paramref name="Sessions"/>; zero before the first.</param>
/// <param name="DueAt">By when the desk promised to get in touch.</param>
/// <param name="Version">Counts the changes, so that two who change at once notice each other.</param>
public sealed record SupportRequest(
    string Number, string Form, Language Language, string ConversationId, string Answers, RequestStage Stage, int Session, int Sessions,
    string? Assignee, DateTimeOffset? DueAt, DateTimeOffset ReceivedAt, DateTimeOffset UpdatedAt, long Version)
{
    public const string Columns =
        "number, form, language, conversation_id, answers, stage, session, sessions, assignee, due_at, received_at, updated_at, version, company_id";

    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The company's record, once an officer has said which it is.</summary>
    public string? CompanyId { get; init; }

    public bool IsEnded => Stage.Next().Count == 0;

    public bool IsOverdue(DateTimeOffset now) => !IsEnded && DueAt < now;

    public IReadOnlyDictionary<string, string> AnswersById() => ById(Answers);

    public static IReadOnlyDictionary<string, string> ById(string answers) => JsonSerializer.Deserialize<Dictionary<string, string>>(answers)!;

    /// <summary>Null where it was left out, or the form does not ask it.</summary>
    public string? Answer(DeclaredField field) => new FormAnswers(AnswersById()).Find(field);

    /// <summary>Letters outside of Unicode's basics (髙, 﨑) and everything else stay readable.</summary>
    public static string Json(IReadOnlyDictionary<string, string> answers) => JsonSerializer.Serialize(answers, AsTyped);

    public static SupportRequest Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), Languages.FromLocale(row.GetString(2)), row.GetString(3), row.GetString(4),
        RequestStages.Parse(row.GetString(5)) ?? throw new InvalidDataException($"Request {row.GetString(0)} has an unknown stage."),
        row.GetInt32(6), row.GetInt32(7), row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : Instant(row, 9),
        Instant(row, 10), Instant(row, 11), row.GetInt64(12))
    { CompanyId = row.IsDBNull(13) ? null : row.GetString(13) };

    private static DateTimeOffset Instant(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

internal sealed class RequestTable : IEntityTypeConfiguration<SupportRequest>
{
    public void Configure(EntityTypeBuilder<SupportRequest> table)
    {
        table.ToTable("requests").HasKey(request => request.Number);
        table.Property(request => request.Language).HasConversion(language => language.Code(), code => Languages.FromLocale(code));
        table.Ignore(request => request.IsEnded);
        table.Property(request => request.Stage).HasConversion(stage => stage.Code(), code => RequestStages.Parse(code)!.Value);
        table.HasIndex(request => new { request.Stage, request.Form }).HasDatabaseName("requests_stage");
        table.HasIndex(request => request.ConversationId).HasDatabaseName("requests_conversation_id");
        table.HasIndex(request => request.CompanyId).HasDatabaseName("requests_company_id");
        table.HasIndex(request => request.DueAt).HasDatabaseName("requests_due_at");
        table.HasIndex(request => new { request.ReceivedAt, request.Number }).HasDatabaseName("requests_received_at");
    }
}
