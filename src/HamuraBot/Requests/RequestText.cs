using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;

namespace HamuraBot.Requests;

/// <summary>Requests in words: the same in the receipt, the mails, the visitor's page and the desk.</summary>
public sealed class RequestText(DialogLibrary library)
{
    private readonly RequestPhrases phrases = library.Phrases.Requests;

    /// <summary>The form that a request was filed with; null if it has been taken out of <c>dialogs/forms</c> since.</summary>
    public Form? Form(SupportRequest request) => library.Forms.GetValueOrDefault(request.Form);

    public Words Name(SupportRequest request) => Form(request)?.Name ?? new(request.Form, request.Form);

    /// <summary>The fields of the form that the answers made apply.</summary>
    public IEnumerable<Field> Asked(SupportRequest request)
    {
        var answers = request.AnswersById();
        return (Form(request)?.Fields ?? []).Where(field => field.Applies(answers));
    }

    /// <summary>What was answered, in the order of the form; what the form no longer asks comes last.</summary>
    public IEnumerable<(string Field, Words Label, Words Text)> Lines(SupportRequest request)
    {
        var answers = request.AnswersById();
        var fields = Form(request)?.Fields ?? [];
        foreach (var field in fields)
            if (answers.TryGetValue(field.Id, out var answer)) yield return (field.Id, field.Title, Shown(field, answer));
        foreach (var (id, answer) in answers)
            if (fields.All(field => field.Id != id)) yield return (id, new(id, id), new(answer, answer));
    }

    /// <summary>All that a request is found by: its number, its form, what was answered, in both languages, and what officers noted.</summary>
    public string SearchText(SupportRequest request, IEnumerable<string> notes) => Content.SearchText.Index(
    [
        request.Number, Name(request).Ja, Name(request).En, .. notes, .. Lines(request).SelectMany(line => line.Text.Ja == line.Text.En ? [line.Text.Ja] : new[] { line.Text.Ja, line.Text.En }),
    ]);

    public Words Stage(SupportRequest request) => Stage(request.Stage, request.Session, request.Sessions);

    public Words Stage(RequestStage stage, int session, int sessions) => Both(language => stage switch
    {
        RequestStage.Received => phrases.Received.In(language),
        RequestStage.Hearing => phrases.Hearing.In(language),
        RequestStage.Matched => phrases.Matched.In(language),
        RequestStage.Approved => phrases.Approved.In(language),
        RequestStage.Declined => phrases.Declined.In(language),
        RequestStage.Scheduled => phrases.Scheduled.In(language, ("session", Formats.Number(session)), ("sessions", Formats.Number(sessions))),
        RequestStage.Reported => phrases.Reported.In(language),
        RequestStage.Closed => phrases.Closed.In(language),
        RequestStage.Withdrawn => phrases.Withdrawn.In(language),
    });

    /// <summary>What the visitor can expect after a step of the desk.</summary>
    public string? Next(RequestStage stage, Language language) => stage switch
    {
        RequestStage.Hearing => phrases.NextAfterHearing.In(language),
        RequestStage.Matched => phrases.NextAfterMatched.In(language),
        RequestStage.Approved => phrases.NextAfterApproved.In(language),
        RequestStage.Declined => phrases.NextAfterDeclined.In(language),
        RequestStage.Scheduled => phrases.NextAfterScheduled.In(language),
        RequestStage.Reported => phrases.NextAfterReported.In(language),
        RequestStage.Closed => phrases.NextAfterClosed.In(language),
        RequestStage.Received or RequestStage.Withdrawn => null,
    };

    /// <summary>Why a request cannot go there, and where it can.</summary>
    public Words IllegalStep(SupportRequest request, RequestStage wanted) => Both(language =>
    {
        string Name(RequestStage stage) => Stage(stage, request.Session + 1, Math.Max(request.Sessions, request.Session + 1)).In(language);
        var allowed = request.Stage.Next().Select(Name).ToList();
        return phrases.IllegalStep.In(language, ("from", Stage(request).In(language)), ("to", Name(wanted)),
            ("allowed", allowed.Count > 0 ? library.Phrases.Formats.List(allowed, language) : phrases.NoFurtherStep.In(language)));
    });

    public Words TooManySessions(SupportRequest request) =>
        Both(language => phrases.TooManySessions.In(language, ("sessions", Formats.Number(request.Sessions))));

    public Words Outdated => Both(language => phrases.Outdated.In(language));

    /// <summary>By when the company hears from the desk; null when nothing is promised.</summary>
    public StandingPromise? Promise(SupportRequest request) =>
        !request.IsEnded && request.DueAt is { } due ? library.Calendar.StandingNow(due) : null;

    /// <summary>The same in words, with an apology if it is not the first time.</summary>
    public Words? PromiseInWords(SupportRequest request) => Promise(request) is { } promise
        ? Both(language => promise.IsBroken
            ? phrases.DueRenewed.In(language, ("by", library.Phrases.Formats.Opening(promise.By, language)))
            : library.Phrases.Formats.Opening(promise.By, language))
        : null;

    public Words Moment(DateTimeOffset instant) => Both(language => library.Phrases.Formats.Opening(instant, language));

    public static Words Both(Func<Language, string> say) => new(say(Language.Ja), say(Language.En));

    private Words Shown(Field field, string answer) => Both(language => ShownAnswer.Of(field, answer, library.Phrases.Formats, language));
}
