using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Changes the number of seats of a registration that was made in this conversation.</summary>
public sealed class SeatsDialog(DialogLibrary library, SeminarRegistrations registrations, SeminarCards cards, RegistrationReply reply,
    TimeProvider clock)
    : FormDialog(library[Form], library)
{
    public static readonly RequiredForm Form = new("the change of seats", "seminar-seats");

    private static readonly RequiredField SeatsField = Form.Field("seats", FieldKind.Number);

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    protected override async Task<KnownAnswers?> PrepareAsync(ITurnContext turn, Meaning? meaning,
        CancellationToken cancellationToken)
    {
        if (await OwnRegistration.FindAsync(turn, SeminarCommands.Change, clock.GetUtcNow()) is { } own)
            return new() { [OwnRegistration.Key] = own.Number.Value };
        await turn.SendActivityAsync(await cards.MineAsync(turn) ?? Reply.In(turn.Language, phrases.NoneOfMine.In(turn.Language)),
            cancellationToken);
        return null;
    }

    protected override Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken) => Task.FromResult(false);

    protected override async Task<RefusedAnswer?> ValidateAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        if (answers.Find(SeatsField) is null) return null;
        var own = await OwnRegistration.OfAsync(turn, answers);
        var most = (await turn.SeminarAsync(own.Seminar)).Plan.MostSeats;
        return Seats(answers) > most ? new(SeatsField.Id, phrases.TooManySeats.In(turn.Language, ("most", Formats.Number(most)))) : null;
    }

    protected override async Task FinishAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        var transaction = turn.Transaction;
        var result = await registrations.ChangeSeatsAsync(transaction, OwnRegistration.In(answers), Seats(answers));
        await turn.SendActivityAsync(await reply.OfAsync(transaction, result, turn.Language), cancellationToken);
    }

    /// <summary>The question for the number of people.</summary>
    public static Field Seats(DialogLibrary library) => library[Form][SeatsField];

    private static int Seats(FormAnswers answers) => int.Parse(answers[SeatsField], CultureInfo.InvariantCulture);
}
