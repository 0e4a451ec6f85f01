using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Gives up a registration that was made in this conversation, after asking once more.</summary>
public sealed class CancellationDialog(DialogLibrary library, SeminarRegistrations registrations, SeminarCards cards,
    RegistrationReply reply, TimeProvider clock)
    : FormDialog(library.Forms[FormId], library)
{
    public const string FormId = "seminar-cancellation";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    protected override async Task<IReadOnlyDictionary<string, string>?> OpenAsync(ITurnContext turn, Meaning? meaning,
        CancellationToken cancellationToken)
    {
        var sql = turn.TurnState.Get<StoreTransaction>().Sql;
        if (await OwnRegistration.FindAsync(turn, SeminarCommands.Cancel, clock.GetUtcNow()) is not { } own)
        {
            await turn.SendActivityAsync(await cards.MineAsync(turn) ?? Reply.In(turn.Language, phrases.NoneOfMine.In(turn.Language)),
                cancellationToken);
            return null;
        }
        var title = (await SeminarTable.FindAsync(sql, own.Seminar))!.Plan.Title.In(turn.Language);
        await turn.SendActivityAsync(Reply.In(turn.Language, phrases.CancelQuestion.In(turn.Language, ("title", Markdown.Plain(title)))),
            cancellationToken);
        return new Dictionary<string, string> { [OwnRegistration.Key] = own.Number.Value };
    }

    protected override async Task<bool> StopsAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken)
    {
        if (answers.GetValueOrDefault("sure") is not "keep") return false;
        await turn.SendActivityAsync((await cards.MineAsync(turn)) ?? Reply.In(turn.Language, phrases.NoneOfMine.In(turn.Language)),
            cancellationToken);
        return true;
    }

    protected override async Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken)
    {
        var transaction = turn.TurnState.Get<StoreTransaction>();
        var own = (await RegistrationTable.FindAsync(transaction.Sql, OwnRegistration.In(answers)))!;
        var result = await registrations.CancelAsync(transaction, own.Number);
        await turn.SendActivityAsync(await reply.OfAsync(transaction, result, own.Seminar, own.Attendee.Email, turn.Language),
            cancellationToken);
    }
}
