using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs;

/// <summary>A message instead of waiting, or in addition to one that was taken.</summary>
public sealed class HandoffNoteDialog(DialogLibrary library, HandoffTurns turns) : FormDialog(library.Forms["handoff-note"], library)
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
        turns.LeaveNoteAsync(turn, answers[Handoff], answers["note"], cancellationToken);
}
