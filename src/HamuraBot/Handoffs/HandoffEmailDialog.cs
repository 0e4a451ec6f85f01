using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs;

/// <summary>An address for the answer to a message, besides the chat.</summary>
public sealed class HandoffEmailDialog(DialogLibrary library, HandoffTurns turns) : FormDialog(library.Forms["handoff-email"], library)
{
    private const string Handoff = ".handoff";

    protected override async Task<IReadOnlyDictionary<string, string>?> OpenAsync(ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken)
    {
        if (await turns.OpenAsync(turn, cancellationToken) is { } open) return new Dictionary<string, string> { [Handoff] = open.Id };
        await turn.SendActivityAsync(Reply.In(turn.Language, Library.Phrases.Handoff.Over.In(turn.Language)), cancellationToken);
        return null;
    }

    protected override Task<bool> StopsAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        turns.GiveEmailAsync(turn, answers[Handoff], answers["email"], cancellationToken);
}
