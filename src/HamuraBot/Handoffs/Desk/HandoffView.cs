using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;
using HamuraBot.SelfService;

namespace HamuraBot.Handoffs.Desk;

/// <summary>A handoff in the desk's JSON; times are Tokyo's.</summary>
/// <param name="Position">In the queue; only while waiting.</param>
/// <param name="NeedsAttention">The officer who has it does not answer, since <paramref name="UnansweredSince"/>.</param>
public sealed record HandoffView(
    string Id, string ConversationId, string Status, int? Position, string Cause, string Language, string? About, string? CompanyName, string? ContactName,
    string? Email, string? Topic, string? Form, IReadOnlyList<CollectedField> Fields, Colleague? Officer, DateTimeOffset AskedAt,
    DateTimeOffset? WaitingSince, DateTimeOffset? TakenAt, DateTimeOffset? PromisedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? UnansweredSince,
    bool NeedsAttention, DateTimeOffset? EndedAt, string? Outcome, int? Rating, DateTimeOffset UpdatedAt, long Version)
{
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Only where one handoff is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TranscriptLine>? Transcript { get; init; }

    /// <summary>Only where one handoff is asked for. Never shown to the visitor.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NoteView>? Notes { get; init; }

    public static HandoffView Of(Handoff handoff, DialogLibrary library) => new(
        handoff.Id, handoff.ConversationId, handoff.Status.Code(), handoff.Status is HandoffStatus.Waiting ? handoff.ToldPosition : null,
        handoff.Cause.Code(), handoff.Language.Code(), handoff.About, handoff.CompanyName, handoff.ContactName, handoff.Email, handoff.Topic,
        handoff.Form, CollectedField.Of(handoff, library),
        handoff is { OfficerId: { } officer, OfficerName: { } name } ? new(officer, name) : null,
        Tokyo.Time(handoff.AskedAt), Local(handoff.WaitingSince), Local(handoff.TakenAt), Local(handoff.PromisedAt), Local(handoff.AnsweredAt),
        Local(handoff.UnansweredSince), handoff.WarnedAt is not null, Local(handoff.EndedAt), handoff.Outcome, handoff.Rating,
        Tokyo.Time(handoff.UpdatedAt), handoff.Version);

    /// <summary>Letters outside of Unicode's basics stay readable.</summary>
    public static string Json(IReadOnlyDictionary<string, string> answers) => JsonSerializer.Serialize(answers, AsTyped);

    private static DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } at ? Tokyo.Time(at) : null;
}

/// <summary>What the visitor had told the bot: in words, with the form's own labels.</summary>
public sealed record CollectedField(string Id, Words Label, Words Text)
{
    public static IReadOnlyList<CollectedField> Of(Handoff handoff, DialogLibrary library)
    {
        if (handoff.FormAnswers is null) return [];
        var form = handoff.Form is null ? null : library.Forms.GetValueOrDefault(handoff.Form);
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(handoff.FormAnswers)!;
        return [.. answers.Where(answer => answer.Value.Length > 0).Select(answer => form?.Fields.FirstOrDefault(field => field.Id == answer.Key) is { } field
            ? new CollectedField(field.Id, field.Title, Shown(field, answer.Value, library))
            : new CollectedField(answer.Key, new(answer.Key, answer.Key), new(answer.Value, answer.Value)))];
    }

    private static Words Shown(Field field, string answer, DialogLibrary library) => new(
        ShownAnswer.Of(field, answer, library.Phrases.Formats, Language.Ja), ShownAnswer.Of(field, answer, library.Phrases.Formats, Language.En));
}

/// <param name="From">visitor, bot or officer.</param>
public sealed record TranscriptLine(long Sequence, DateTimeOffset At, string From, string Name, string Text, IReadOnlyList<SharedFile> Files)
{
    public static TranscriptLine Of(TranscriptEntry entry) =>
        new(entry.Sequence, Tokyo.Time(entry.At), Speaker(entry.From), entry.Name, Secrets.Masked(entry.Text), entry.Files);

    public static string Speaker(Speaker speaker) => speaker switch
    {
        Conversations.Speaker.Visitor => "visitor",
        Conversations.Speaker.Bot => "bot",
        Conversations.Speaker.Officer => "officer",
    };
}

public sealed record NoteView(DateTimeOffset At, Colleague Officer, string Text)
{
    public static NoteView Of(ConversationNote note) => new(Tokyo.Time(note.At), new(note.OfficerId, note.OfficerName), note.Text);
}
