using System.Text.Json.Serialization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;

namespace HamuraBot.Requests.Desk;

/// <summary>A request in the desk's JSON; times are Tokyo's.</summary>
public sealed record RequestView
{
    public required string Number { get; init; }

    public required string Form { get; init; }

    public required Words FormName { get; init; }

    public required string Language { get; init; }

    public required string Stage { get; init; }

    public required int Session { get; init; }

    public required int Sessions { get; init; }

    public required string? Assignee { get; init; }

    public required DateTimeOffset? Due { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string ConversationId { get; init; }

    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    public required IReadOnlyList<string> NextStages { get; init; }

    /// <summary>The assignee as people read it: the officer's name.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>The id of the company's record.</summary>
    public string? Company { get; init; }

    /// <summary>By when the company is told that it hears from the desk: never in the past, unlike <c>due</c>.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>The company has not heard from the desk by a promised time; where one request is asked for, at any time in its history.</summary>
    public bool PromiseBroken { get; init; }

    /// <summary>Sent along with a change, it makes sure that nobody else was first.</summary>
    public long Version { get; init; }

    /// <summary>The answers in words, in the order of the form; only where one request is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerView>? Fields { get; init; }

    /// <summary>Only where one request is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EventView>? History { get; init; }

    /// <summary>What officers noted for each other; only where one request is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RequestNoteView>? Notes { get; init; }

    public static RequestView Of(SupportRequest request, Assignees assignees, RequestText text) => new()
    {
        Number = request.Number,
        Form = request.Form,
        FormName = text.Name(request),
        Language = request.Language.Code(),
        Stage = request.Stage.Code(),
        Session = request.Session,
        Sessions = request.Sessions,
        Assignee = request.Assignee,
        Due = request.DueAt is { } due ? Tokyo.Time(due) : null,
        ReceivedAt = Tokyo.Time(request.ReceivedAt),
        UpdatedAt = Tokyo.Time(request.UpdatedAt),
        ConversationId = request.ConversationId,
        Answers = request.AnswersById(),
        NextStages = [.. request.Stage.Next().Select(stage => stage.Code())],
        AssigneeName = assignees.NameOf(request.Assignee),
        Company = request.CompanyId,
        PromisedAt = text.Promise(request)?.By,
        PromiseBroken = text.Promise(request) is { IsBroken: true },
        Version = request.Version,
    };

    public static RequestView Of(SupportRequest request, IReadOnlyList<RequestEvent> history, Assignees assignees, RequestText text) => Of(request, assignees, text) with
    {
        PromiseBroken = text.Promise(request) is { IsBroken: true } || history.Any(step => step.Is(RequestEvent.PromiseBroken)),
        Notes = [.. history.Where(step => step.Note is not null).Select(step => new RequestNoteView(Tokyo.Time(step.At), step.Who, step.Note!))],
        Fields = [.. text.Lines(request).Select(line => new AnswerView(line.Field, line.Label, line.Text))],
        History = [.. history.Select(EventView.Of)],
    };
}

public sealed record RequestNoteView(DateTimeOffset At, string Who, string Text);

public sealed record AnswerView(string Id, Words Label, Words Text);

public sealed record EventView(
    DateTimeOffset At, string Who, IReadOnlyList<string> What, string Stage, int Session, int Sessions, string? Note,
    IReadOnlyDictionary<string, string>? AnswersBefore)
{
    public static EventView Of(RequestEvent step) => new(
        Tokyo.Time(step.At), step.Who, step.What.Split(' '), step.Stage.Code(), step.Session, step.Sessions, step.Note,
        step.AnswersBefore is { } before ? SupportRequest.ById(before) : null);
}
