using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Tests.Conversations;

/// <summary>The form <c>visit</c> of a test's own library; what was answered is said at the end.</summary>
internal sealed class VisitDialog(DialogLibrary library) : FormDialog(library.Forms["visit"], library)
{
    protected override Task<IReadOnlyDictionary<string, string>?> PrepareAsync(ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(new Dictionary<string, string>());

    protected override Task<bool> ShouldStopAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(Reply.In(turn.Language, string.Join("; ", answers.Select(answer => $"{answer.Key}={answer.Value}"))), cancellationToken);
}
