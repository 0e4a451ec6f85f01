using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.OwnMatters;
using HamuraBot.SelfService;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Requests.Chat;

/// <summary>What a visitor does in the chat with requests that were filed in it: the same as on the page behind the link.</summary>
public sealed class RequestMatters(DialogLibrary library, RequestText text, RequestMails mails, OwnLinks links, TimeProvider clock) : IOwnMatters
{
    private readonly RequestPhrases phrases = library.Phrases.Requests;
    private readonly OwnMatterPhrases own = library.Phrases.Own;
    private readonly OwnMatterReply reply = new(library);

    public int Order => 10;

    public char Series => 'R';

    public async Task<IReadOnlyList<OwnMatter>> OfConversationAsync(ITurnContext turn) =>
        [.. (await SupportRequests.OfConversationAsync(turn.Transaction.Sql, turn.Activity.Conversation.Id)).Select(request => Matter(request, turn.Language))];

    public async Task TellAsync(ITurnContext turn, string number, CancellationToken cancellationToken)
    {
        if (await SupportRequests.FindAsync(turn.Transaction.Sql, number) is not { } request) return;
        await turn.SendActivityAsync(State(turn, request), cancellationToken);
    }

    public async Task ChangeAsync(ITurnContext turn, string number, OwnAnswer before, string answer, CancellationToken cancellationToken)
    {
        var outcome = await SupportRequests.ChangeAsync(turn.Transaction, number, request => RequestChange.ByVisitor(
            request, RequestSelfService.Merged(request, new Dictionary<string, string> { [before.Field.Id] = answer }), clock.GetUtcNow()), (transaction, read, after) =>
        {
            TellDesk(transaction, read, after);
            mails.TellNewAddress(transaction, read, after);
        });
        if (outcome.Request is not { } request) return;
        var said = outcome.Result is RequestResult.Done
            ? reply.Changed(before, answer, turn.Language, Open(links.Create(turn.Transaction, SupportRequests.Kind, number), turn.Language))
            : reply.NoChange(Matter(request, turn.Language), turn.Language);
        await turn.SendActivityAsync(said, cancellationToken);
    }

    public async Task WithdrawAsync(ITurnContext turn, string number, CancellationToken cancellationToken)
    {
        var outcome = await SupportRequests.ChangeAsync(turn.Transaction, number, request => RequestChange.Withdrawal(request, clock.GetUtcNow()), TellDesk);
        if (outcome.Request is not { } request) return;
        var name = ("name", text.Name(request).In(turn.Language));
        var said = outcome.Result is RequestResult.Done
            ? Reply.In(turn.Language, own.Withdrawn.In(turn.Language, name, ("number", number)), Reply.Button(library.Phrases.Buttons.Menu.In(turn.Language)))
            : Reply.In(turn.Language, own.TooLate.In(turn.Language, name), Reply.Button(library.Phrases.Buttons.Person.In(turn.Language)));
        await turn.SendActivityAsync(said, cancellationToken);
    }

    public async Task SendLinkAsync(ITurnContext turn, string number, EmailAddress email)
    {
        if (await SupportRequests.FindAsync(turn.Transaction.Sql, number) is { } request) await mails.SendLinkAsync(turn.Transaction, request, email);
    }

    private void TellDesk(StoreTransaction transaction, SupportRequest before, SupportRequest after) => mails.TellDesk(transaction, after);

    /// <summary>A promise that has passed is not told again as if it were one.</summary>
    private Activity State(ITurnContext turn, SupportRequest request)
    {
        var language = turn.Language;
        var link = links.Create(turn.Transaction, SupportRequests.Kind, request.Number);
        var said = new List<string>
        {
            own.State.In(language, ("name", text.Name(request).In(language)), ("number", request.Number), ("state", text.Stage(request).In(language))),
        };
        if (text.Next(request.Stage, language) is { } next) said.Add(next);
        if (text.Promise(request) is { } promise)
        {
            if (promise.IsBroken) said.Add(own.Late.In(language));
            said.Add(own.Promise.In(language, ("by", text.Moment(promise.By).In(language))));
        }
        said.Add(own.Link.In(language, ("link", link)));
        return Reply.In(language, string.Join("\n\n", said), Buttons(request, link, language));
    }

    private IEnumerable<CardAction> Buttons(SupportRequest request, string link, Language language)
    {
        yield return Open(link, language);
        if (request.Stage is RequestStage.Received) yield return Reply.Button(own.ButtonChange.In(language));
        if (request.Stage.MayBecome(RequestStage.Withdrawn)) yield return Reply.Button(phrases.Withdraw.In(language));
        yield return Reply.Button(library.Phrases.Buttons.Person.In(language));
    }

    private CardAction Open(string link, Language language) => new(ActionTypes.OpenUrl, phrases.Open.In(language), value: link);

    private OwnMatter Matter(SupportRequest request, Language language)
    {
        var (answers, isNew) = (request.AnswersById(), request.Stage is RequestStage.Received);
        return new(request.Number, text.Name(request).In(language), text.Moment(request.ReceivedAt).In(language))
        {
            IsLive = !request.IsEnded,
            WithdrawQuestion = request.Stage.MayBecome(RequestStage.Withdrawn) ? phrases.WithdrawQuestion.In(language) : null,
            Answers = isNew
                ? [.. text.Asked(request).Where(RequestSelfService.IsOwn).Select(field => new OwnAnswer(field, answers.GetValueOrDefault(field.Id, "")))]
                : [],
            Settled = [.. text.Asked(request).Where(field => !isNew || !RequestSelfService.IsOwn(field))],
        };
    }
}
