using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Gives up a registration that was made in this conversation, after asking once more.</summary>
public sealed class CancellationDialog(DialogLibrary library, SeminarRegistrations registrations, SeminarCards cards,
    RegistrationReply reply, MoveOffer moves, TimeProvider clock)
    : FormDialog(library[Form], library)
{
    private const string Keep = "keep", GiveUp = "give-up";

    public static readonly RequiredForm Form = new("the cancellation of a registration", "seminar-cancellation");

    private static readonly RequiredField Sure = Form.Choice("sure", Keep, GiveUp);

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    protected override async Task<KnownAnswers?> PrepareAsync(ITurnContext turn, Meaning? meaning,
        CancellationToken cancellationToken)
    {
        if (await OwnRegistration.FindAsync(turn, SeminarCommands.Cancel, clock.GetUtcNow()) is not { } own)
        {
            await turn.SendActivityAsync(await cards.MineAsync(turn) ?? Reply.In(turn.Language, phrases.NoneOfMine.In(turn.Language)),
                cancellationToken);
            return null;
        }
        var title = (await turn.SeminarAsync(own.Seminar)).Plan.Title.In(turn.Language);
        await turn.SendActivityAsync(Reply.In(turn.Language, phrases.CancelQuestion.In(turn.Language, ("title", Markdown.Plain(title))), await moves.ButtonsAsync(turn, own)),
            cancellationToken);
        return new() { [OwnRegistration.Key] = own.Number.Value };
    }

    protected override async Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        if (answers.Find(Sure) is not Keep) return false;
        await turn.SendActivityAsync((await cards.MineAsync(turn)) ?? Reply.In(turn.Language, phrases.NoneOfMine.In(turn.Language)),
            cancellationToken);
        return true;
    }

    protected override async Task FinishAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        var transaction = turn.Transaction;
        var result = await registrations.CancelAsync(transaction, OwnRegistration.In(answers));
        await turn.SendActivityAsync(await reply.OfAsync(transaction, result, turn.Language), cancellationToken);
    }
}
