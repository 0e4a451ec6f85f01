using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.SelfService;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Requests.Chat;

/// <summary>Asks one of the request forms and files what was answered: number, promise, link and mails in the turn's transaction.</summary>
public sealed partial class RequestDialog(
    Form form, DialogLibrary library, RequestText text, RequestMails mails, OwnLinks links, TimeProvider clock, ILogger<RequestDialog> logger)
    : FormDialog(form, library)
{
    private readonly Form form = form;
    private readonly FormSummary summary = new(form, library);
    private readonly RequestPhrases phrases = library.Phrases.Requests;

    protected override async Task<KnownAnswers?> PrepareAsync(
        ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken)
    {
        var intro = phrases.Intro.In(turn.Language, ("name", form.Name.In(turn.Language)));
        await turn.SendActivityAsync(Reply.In(turn.Language, intro), cancellationToken);
        return new();
    }

    protected override Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override async Task FinishAsync(
        ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken)
    {
        var transaction = turn.Transaction;
        var language = turn.Language;
        var now = clock.GetUtcNow();
        var given = form.Fields.Where(field => answers.ById.GetValueOrDefault(field.Id) is { Length: > 0 })
            .ToDictionary(field => field.Id, field => answers.ById[field.Id]);
        var request = await SupportRequests.FileAsync(
            transaction, form.Id, language, turn.Activity.Conversation.Id, given, now, Library.Calendar.Promise(now, form.Days!.Value));
        var link = links.Create(transaction, SupportRequests.Kind, request.Number);
        var mailed = mails.TellOfReceipt(transaction, request, form.Next!.In(language), link);
        Filed(logger, request.Number, form.Id);
        var marks = new Marks { Receipt = new(request.Number, form.Id, link) };
        var open = new CardAction(ActionTypes.OpenUrl, phrases.Open.In(language), value: link);
        await turn.SendActivityAsync(
            Reply.In(language, Receipt(request, link, mailed), open, Reply.Button(Library.Phrases.Buttons.Menu.In(language))).Marked(marks),
            cancellationToken);
    }

    private string Receipt(SupportRequest request, string link, bool mailed)
    {
        var language = request.Language;
        var said = new List<string>
        {
            phrases.Receipt.In(language, ("name", form.Name.In(language)), ("number", request.Number), ("summary", summary.Of(request.AnswersById(), language)),
                ("next", form.Next!.In(language)), ("by", text.Moment(request.DueAt!.Value).In(language))),
            phrases.ReceiptLink.In(language, ("link", link)),
        };
        if (mailed) said.Add(phrases.ReceiptMail.In(language));
        return string.Join("\n\n", said);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Request {Number} filed from form {Form}.")]
    private static partial void Filed(ILogger logger, string number, string form);
}
