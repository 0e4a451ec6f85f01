using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Tests.Conversations;

/// <summary>The form <c>visit</c> of a test's own library; what was answered is said at the end.</summary>
internal sealed class VisitDialog(DialogLibrary library) : FormDialog(library.Forms["visit"], library)
{
    protected override Task<KnownAnswers?> PrepareAsync(ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken) =>
        Task.FromResult<KnownAnswers?>(new());

    protected override Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override Task FinishAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(Reply.In(turn.Language, string.Join("; ", answers.ById.Select(answer => $"{answer.Key}={answer.Value}"))), cancellationToken);
}
