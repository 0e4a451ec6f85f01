using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Changes the number of seats of a registration that was made in this conversation.</summary>
public sealed class SeatsDialog(DialogLibrary library, SeminarRegistrations registrations, SeminarCards cards, RegistrationReply reply,
    TimeProvider clock)
    : FormDialog(library.Forms[FormId], library)
{
    public const string FormId = "seminar-seats";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    protected override async Task<IReadOnlyDictionary<string, string>?> OpenAsync(ITurnContext turn, Meaning? meaning,
        CancellationToken cancellationToken)
    {
        if (await OwnRegistration.FindAsync(turn, SeminarCommands.Change, clock.GetUtcNow()) is { } own)
            return new Dictionary<string, string> { [OwnRegistration.Key] = own.Number.Value };
        await turn.SendActivityAsync(await cards.MineAsync(turn) ?? Reply.In(turn.Language, phrases.NoneOfMine.In(turn.Language)),
            cancellationToken);
        return null;
    }

    protected override Task<bool> StopsAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken) => Task.FromResult(false);

    protected override async Task<RefusedAnswer?> RefusesAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken)
    {
        if (!answers.ContainsKey("seats")) return null;
        var sql = turn.TurnState.Get<StoreTransaction>().Sql;
        var own = (await RegistrationTable.FindAsync(sql, OwnRegistration.In(answers)))!;
        var most = (await SeminarTable.FindAsync(sql, own.Seminar))!.Plan.MostSeats;
        return Seats(answers) > most ? new("seats", phrases.TooManySeats.In(turn.Language, ("most", Formats.Number(most)))) : null;
    }

    protected override async Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken)
    {
        var transaction = turn.TurnState.Get<StoreTransaction>();
        var own = (await RegistrationTable.FindAsync(transaction.Sql, OwnRegistration.In(answers)))!;
        var result = await registrations.ChangeSeatsAsync(transaction, own.Number, Seats(answers));
        await turn.SendActivityAsync(await reply.OfAsync(transaction, result, own.Seminar, own.Attendee.Email, turn.Language),
            cancellationToken);
    }

    private static int Seats(IReadOnlyDictionary<string, string> answers) => int.Parse(answers["seats"], CultureInfo.InvariantCulture);
}
