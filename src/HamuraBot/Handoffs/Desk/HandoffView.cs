using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HamuraBot.Conversations.Channels;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Handoffs.Desk;

/// <summary>A handoff in the desk's JSON; times are Tokyo's.</summary>
public sealed record HandoffView
{
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string Status { get; init; }

    /// <summary>In the queue; only while waiting.</summary>
    public required int? Position { get; init; }

    public required string Cause { get; init; }

    public required string Language { get; init; }

    public required string? About { get; init; }

    public required string? CompanyName { get; init; }

    public required string? ContactName { get; init; }

    public required string? Email { get; init; }

    /// <summary>Where the visitor wants to be called back.</summary>
    public required string? Phone { get; init; }

    public required string? Topic { get; init; }

    public required string? Form { get; init; }

    public required IReadOnlyList<CollectedField> Fields { get; init; }

    public required ActingOfficer? Officer { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset? WaitingSince { get; init; }

    public required DateTimeOffset? TakenAt { get; init; }

    /// <summary>By when the visitor is told that the desk answers what nobody has answered; never in the past.</summary>
    public required DateTimeOffset? PromisedAt { get; init; }

    /// <summary>The desk has not answered by the time that was promised first, and <see cref="PromisedAt"/> is a later one.</summary>
    public required bool PromiseBroken { get; init; }

    /// <summary>What was promised first; only where that was broken.</summary>
    public required DateTimeOffset? FirstPromisedAt { get; init; }

    /// <summary>When an officer last wrote.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The visitor's first word that nobody has answered, whatever the status.</summary>
    public required DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>The officer who has it does not answer.</summary>
    public required bool NeedsAttention { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required string? Outcome { get; init; }

    public required int? Rating { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required long Version { get; init; }

    /// <summary>Only where one handoff is asked for, and its visitor does not write on our own page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChannelView? Channel { get; init; }

    /// <summary>Only where one handoff is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TranscriptLine>? Transcript { get; init; }

    /// <summary>Only where one handoff is asked for. Never shown to the visitor.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConversationNoteView>? Notes { get; init; }

    public static HandoffView Of(Handoff handoff, DialogLibrary library)
    {
        var promise = handoff.Promise(library.Calendar);
        return new()
        {
            Id = handoff.Id,
            ConversationId = handoff.ConversationId,
            Status = handoff.Status.Code(),
            Position = handoff.Status is HandoffStatus.Waiting ? handoff.ToldPosition : null,
            Cause = handoff.Cause.Code(),
            Language = handoff.Language.Code(),
            About = handoff.About,
            CompanyName = handoff.CompanyName,
            ContactName = handoff.ContactName,
            Email = handoff.Email,
            Phone = handoff.Phone is { } phone ? PhoneText.Shown(phone) : null,
            Topic = handoff.Topic,
            Form = handoff.Form,
            Fields = CollectedField.Of(handoff, library),
            Officer = handoff is { OfficerId: { } officer, OfficerName: { } name } ? new(officer, name) : null,
            AskedAt = Tokyo.Time(handoff.AskedAt),
            WaitingSince = Local(handoff.WaitingSince),
            TakenAt = Local(handoff.TakenAt),
            PromisedAt = Local(promise?.By),
            PromiseBroken = promise is { IsBroken: true },
            FirstPromisedAt = promise is { IsBroken: true, FirstBy: var first } ? Tokyo.Time(first) : null,
            AnsweredAt = Local(handoff.AnsweredAt),
            UnansweredSince = Local(handoff.UnansweredSince),
            NeedsAttention = handoff.WarnedAt is not null,
            EndedAt = Local(handoff.EndedAt),
            Outcome = handoff.Outcome,
            Rating = handoff.Rating,
            UpdatedAt = Tokyo.Time(handoff.UpdatedAt),
            Version = handoff.Version,
        };
    }

    /// <summary>Letters outside of Unicode's basics stay readable.</summary>
    public static string Json(IReadOnlyDictionary<string, string> answers) => JsonSerializer.Serialize(answers, AsTyped);

    private static DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } at ? Tokyo.Time(at) : null;
}

/// <summary>The service that carries a conversation.</summary>
/// <param name="Cannot">Some of <c>files</c>, <c>withdraw</c>, <c>typing</c>, <c>cards</c>.</param>
/// <param name="GoneAt">Since when nothing arrives there any more.</param>
public sealed record ChannelView(string Id, IReadOnlyList<string> Cannot, DateTimeOffset? GoneAt)
{
    public static ChannelView Of(KeptReference kept) => new(kept.Channel.Id, kept.Channel.Cannot, kept.GoneAt is { } at ? Tokyo.Time(at) : null);
}
