using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>Puts the handoff's id and an answer to use.</summary>
public delegate Task HandoffAddition(ITurnContext turn, string handoff, string answer, CancellationToken cancellationToken);

/// <summary>
/// A form of one question about a handoff that is open already: a message instead of waiting or in addition to one that was taken, or an
/// address for the answer besides the chat.
/// </summary>
public sealed class HandoffAdditionDialog(Form form, HandoffAddition add, DialogLibrary library, HandoffTurns turns) : FormDialog(form, library)
{
    private const string Handoff = ".handoff";

    private readonly string field = form.Fields.Single().Id;

    protected override async Task<IReadOnlyDictionary<string, string>?> PrepareAsync(ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken)
    {
        if (await turns.OpenAsync(turn, cancellationToken) is { } open) return new Dictionary<string, string> { [Handoff] = open.Id };
        await turn.SendActivityAsync(Reply.In(turn.Language, Library.Phrases.Handoff.Over.In(turn.Language)), cancellationToken);
        return null;
    }

    protected override Task<bool> ShouldStopAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        add(turn, answers[Handoff], answers[field], cancellationToken);
}
