using System.Text.Encodings.Web;
using System.Text.Json;
using HamuraBot.Data;
using HamuraBot.Dialogs.Forms;

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

    public static SupportRequest Read(Row row) => new(
        row.Text("number"), row.Text("form"), row.Language("language"), row.Text("conversation_id"), row.Text("answers"),
        row.Code("stage", RequestStages.Parse), row.Number("session"), row.Number("sessions"), row.TextOrNull("assignee"), row.InstantOrNull("due_at"),
        row.Instant("received_at"), row.Instant("updated_at"), row.Integer("version"))
    { CompanyId = row.TextOrNull("company_id") };
}
