using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

/// <summary>
/// A conversation with some dialogs. Between the turns everything goes through a storage that serialises, so that each turn starts as
/// after a restart. The first dialog begins whenever the stack is empty.
/// </summary>
internal sealed class Talk(params Dialog[] dialogs)
{
    public CountingStorage Storage { get; init; } = new();

    public object? Options { get; init; }

    public DialogTurnResult? Result { get; private set; }

    /// <summary>Ids on the stack at the end of the last turn, the active one first.</summary>
    public IReadOnlyList<string> Stack { get; private set; } = [];

    public Task<string[]> SayAsync(string text) => TurnAsync(Some.Message(text));

    public Task<string[]> TurnAsync(Activity activity) => TurnAsync(activity, async dc =>
    {
        var result = await dc.ContinueDialogAsync();
        return result.Status == DialogTurnStatus.Empty ? await dc.BeginDialogAsync(dialogs[0].Id, Options) : result;
    });

    /// <summary>A turn in which <paramref name="act"/> is done with the stack; gives the texts of the replies.</summary>
    public async Task<string[]> TurnAsync(Activity activity, Func<DialogContext, Task<DialogTurnResult>> act)
    {
        var adapter = new RecordingAdapter();
        var state = new ConversationState(Storage);
        await adapter.RunAsync(activity, async (turn, ct) =>
        {
            var set = new DialogSet(state.CreateProperty<DialogState>("talk"));
            foreach (var dialog in dialogs)
            {
                set.Add(dialog);
            }

            var dc = await set.CreateContextAsync(turn, ct);
            Result = await act(dc);
            Stack = [.. dc.Stack.Select(instance => instance.Id)];
            await state.SaveChangesAsync(turn, cancellationToken: ct);
        });
        return [.. adapter.Texts];
    }
}

/// <summary>Says what is done with it, and waits. Ends with what the user said when that begins with "end".</summary>
internal sealed class Teller(string id) : Dialog(id)
{
    public List<DialogReason> Ended { get; } = [];

    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        await dc.Context.SendActivityAsync($"{Id} begins {options}".TrimEnd(), cancellationToken: cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        if (dc.Context.Activity.Text is { } text && text.StartsWith("end", StringComparison.Ordinal))
        {
            return await dc.EndDialogAsync(text, cancellationToken);
        }

        await dc.Context.SendActivityAsync($"{Id} hears {dc.Context.Activity.Text}", cancellationToken: cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        await dc.Context.SendActivityAsync($"{Id} resumes with {result}", cancellationToken: cancellationToken);
        return EndOfTurn;
    }

    public override Task RepromptDialogAsync(
        ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        turnContext.SendActivityAsync($"{Id} asks again", cancellationToken: cancellationToken);

    public override Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        Ended.Add(reason);
        return Task.CompletedTask;
    }
}
