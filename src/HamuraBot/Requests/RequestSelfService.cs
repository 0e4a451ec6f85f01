using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.SelfService;

namespace HamuraBot.Requests;

/// <summary>What a company may do with its own request: see it, mend contact and wording while nobody has begun, withdraw it.</summary>
public sealed class RequestSelfService(SupportRequests requests, RequestText text, RequestMails mails, OwnLinks links, DialogLibrary library, TimeProvider clock)
{
    /// <summary>Kinds whose answers are free text or a way of contact; choices and dates are settled with the officer.</summary>
    private static readonly Dictionary<string, string> Inputs =
        new() { ["text"] = "text", ["multiline"] = "textarea", ["email"] = "email", ["phone"] = "tel" };

    private readonly RequestPhrases phrases = library.Phrases.Requests;
    private readonly Refusal refusal = new(library);

    public SelfServiceKind Kind => new(SupportRequests.Kind) { See = SeeAsync, Change = ChangeAsync, Withdraw = WithdrawAsync, Owner = mails.OwnerAsync };

    private async Task<OwnView?> SeeAsync(string number, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(number, cancellationToken) is not { } request) return null;
        var lines = text.Lines(request).Select(line => new OwnLine(line.Label, line.Text));
        return new(number, request.Language, text.Name(request), text.Stage(request), [.. Promise(request), .. lines])
        {
            History = [.. (await requests.HistoryAsync(number, cancellationToken)).Where(Told).Select(Line)],
            Fields = request.Stage is RequestStage.Received ? [.. Changeable(request).Select(field => Field(field, request))] : [],
            Withdrawal = request.Stage.MayBecome(RequestStage.Withdrawn) ? new(Words(phrases.Withdraw), Words(phrases.WithdrawQuestion)) : null,
        };
    }

    private async Task<ChangeOutcome> ChangeAsync(
        string number, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(number, cancellationToken) is not { Stage: RequestStage.Received } seen) return ChangeOutcome.TooLate;
        var read = new Dictionary<string, string>();
        var faults = new Dictionary<string, Words>();
        foreach (var field in Changeable(seen))
        {
            var answer = typed.GetValueOrDefault(field.Id, "").Trim();
            var reading = answer.Length == 0 ? new Reading(ReadingOutcome.Unreadable) : library.Reader.Read(field, answer);
            if (reading.Outcome is ReadingOutcome.Understood) read[field.Id] = reading.Answer;
            else if (answer.Length == 0 && field.Optional) read[field.Id] = "";
            else faults[field.Id] = answer.Length == 0 ? Words(phrases.Required) : RequestText.Both(language => refusal.Of(field, reading, language));
        }
        if (faults.Count > 0) return ChangeOutcome.Refused(faults);
        string? moved = null;
        var outcome = await requests.ChangeAsync(number, before => RequestChange.ByVisitor(before, Merged(before, read), clock.GetUtcNow()), (transaction, before, after) =>
        {
            mails.TellDesk(transaction, after);
            moved = mails.TellNewAddress(transaction, before, after) ? links.PathOf(transaction, SupportRequests.Kind, number) : null;
        }, cancellationToken);
        return outcome.Result is RequestResult.Done ? ChangeOutcome.Changed with { Moved = moved } : ChangeOutcome.TooLate;
    }

    private async Task<bool> WithdrawAsync(string number, CancellationToken cancellationToken)
    {
        var outcome = await requests.ChangeAsync(
            number, before => RequestChange.Withdrawal(before, clock.GetUtcNow()), TellDesk, cancellationToken);
        return outcome.Result is RequestResult.Done;
    }

    private IEnumerable<Field> Changeable(SupportRequest request) => text.Asked(request).Where(IsOwn);

    /// <summary>What the visitor changes alone.</summary>
    public static bool IsOwn(Field field) => Inputs.ContainsKey(field.Kind.Code());

    private void TellDesk(StoreTransaction transaction, SupportRequest before, SupportRequest after) => mails.TellDesk(transaction, after);

    private static OwnField Field(Field field, SupportRequest request) =>
        new(field.Id, field.Title, Written(field, request.AnswersById().GetValueOrDefault(field.Id, "")), Inputs[field.Kind.Code()], field.Optional)
        {
            Longest = field.Kind.TakesAnyWords() ? field.Max : null,
        };

    /// <summary>A number as people write it, and as the field reads it again.</summary>
    private static string Written(Field field, string answer) => field.Kind is FieldKind.Phone && answer.Length > 0 ? PhoneText.Shown(answer) : answer;

    public static Dictionary<string, string> Merged(SupportRequest before, IReadOnlyDictionary<string, string> read)
    {
        var answers = before.AnswersById().ToDictionary();
        foreach (var (field, answer) in read) answers[field] = answer;
        return answers.Where(answer => answer.Value.Length > 0).ToDictionary();
    }

    private IEnumerable<OwnLine> Promise(SupportRequest request)
    {
        yield return new(Words(phrases.ReceivedLabel), text.Moment(request.ReceivedAt));
        if (text.PromiseInWords(request) is { } promise) yield return new(Words(phrases.DueLabel), promise);
    }

    /// <summary>The desk's own notes and who does what stay with the desk.</summary>
    private static bool Told(RequestEvent step) => step.Is(RequestEvent.StageChanged) || step.Is(RequestEvent.AnswersChanged);

    private OwnLine Line(RequestEvent step) => new(text.Moment(step.At),
        step.Is(RequestEvent.StageChanged) ? text.Stage(step.Stage, step.Session, step.Sessions) : Words(phrases.AnswersChanged));

    private static Words Words(Phrase phrase) => RequestText.Both(language => phrase.In(language));
}
