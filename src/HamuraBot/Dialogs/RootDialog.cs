using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Dialogs;

/// <summary>Hears every message: an open form gets it first, then it goes where its meaning leads, and the form asks again.</summary>
public sealed class RootDialog : ComponentDialog
{
    private readonly DialogLibrary library;
    private readonly Phrases phrases;
    private readonly List<IIntentSource> sources;
    private readonly Dictionary<Intent, string> routes;
    private readonly Dictionary<string, string> commands;

    public RootDialog(DialogLibrary library, IEnumerable<IIntentSource> sources, IReadOnlyCollection<Route> routes)
        : base("root")
    {
        (this.library, phrases) = (library, library.Phrases);
        this.sources = [.. sources.OrderBy(source => source.Order)];
        foreach (var route in routes) AddDialog(route.Dialog);
        this.routes = routes.SelectMany(route => route.Intents.Select(intent => (intent, route.Dialog.Id)))
            .ToDictionary(x => x.intent, x => x.Id);
        commands = routes.SelectMany(route => route.Verbs.Select(verb => (verb, route.Dialog.Id))).ToDictionary(x => x.verb, x => x.Id);
    }

    /// <summary>The button that was pressed, or whose command was typed.</summary>
    public ButtonCommand? CommandOf(string text) => ButtonCommand.Parse(text, commands.Keys);

    protected override Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options,
        CancellationToken cancellationToken = default)
    {
        innerDc.Context.Command = CommandOf(innerDc.Context.Text);
        return AnswerAsync(innerDc, cancellationToken);
    }

    protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc,
        CancellationToken cancellationToken = default)
    {
        innerDc.Context.Command = CommandOf(innerDc.Context.Text);
        // A form may have been taken out of the library since it was opened.
        if (innerDc.ActiveDialog is { } open && Dialogs.Find(open.Id) is null) await innerDc.CancelAllDialogsAsync(cancellationToken);
        if (innerDc.ActiveDialog is null) return await AnswerAsync(innerDc, cancellationToken);
        var result = await innerDc.ContinueDialogAsync(cancellationToken);
        return FormDialog.Left(innerDc.Context) ? await AnswerAsync(innerDc, cancellationToken) : result;
    }

    private async Task<DialogTurnResult> AnswerAsync(DialogContext innerDc, CancellationToken cancellationToken)
    {
        var turn = innerDc.Context;
        var inForm = innerDc.ActiveDialog is not null;
        if (!inForm && FormSubmission.In(turn) is not null) return await SayAsync(innerDc, phrases.Form.CardIsOver, cancellationToken);
        if (!inForm && library.FormWords.Read(turn.Text) is FormWord.Continue) return await ResumeFormAsync(innerDc, cancellationToken);
        var (meaning, command) = turn.Command is { } pressed ? new(new(turn.Language, Intent.None, [], []), pressed) : await UnderstandAsync(turn, cancellationToken);
        turn.Language = meaning.Language;
        if (command is not null)
        {
            turn.Command = command;
            return await BeginAsync(innerDc, commands[command.Verb], meaning, cancellationToken);
        }
        switch (meaning.Intent)
        {
            case Intent.Greeting: return await SayAsync(innerDc, phrases.Greeting, cancellationToken);
            case Intent.Thanks: return await SayAsync(innerDc, phrases.Thanks, cancellationToken);
            case Intent.Help: return await SayAsync(innerDc, inForm ? phrases.Form.Help : phrases.Help, cancellationToken);
            case Intent.Language: return await SayAsync(innerDc, phrases.LanguageChanged, cancellationToken);
            case Intent.Cancel when !inForm: return await SayAsync(innerDc, phrases.NothingToCancel, cancellationToken);
            case Intent.Cancel:
                await turn.SendActivityAsync(Cancelled(innerDc.ActiveDialog!.Id, turn.Language), cancellationToken);
                return await innerDc.EndDialogAsync(cancellationToken: cancellationToken);
            case Intent.Restart:
                await innerDc.CancelAllDialogsAsync(cancellationToken);
                return await SayAsync(innerDc, phrases.Restart, cancellationToken);
            case Intent.None when meaning.Suggestions.Count > 0: return await BeginAsync(innerDc, routes[Intent.Topic], meaning, cancellationToken);
            default: return await BeginAsync(innerDc, routes[meaning.Intent], meaning, cancellationToken);
        }
    }

    /// <summary>The message was understood before the conversation was opened; where it shows no language, the conversation's is kept.</summary>
    private async Task<Intention> UnderstandAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var meaning = turn.Meaning ?? new(turn.Language, Intent.None, [], []);
        if (!meaning.IsLanguageSure && meaning.Intent is not Intent.Language && meaning.Spoken is not (Spoken.Ja or Spoken.En))
            meaning = meaning with { Language = turn.Language };
        foreach (var source in sources)
            if (await source.FindAsync(turn, meaning, cancellationToken) is { } found) return found;
        return new(meaning);
    }

    /// <summary>The form that was set aside last goes on; one that has been taken out of the library cannot.</summary>
    private async Task<DialogTurnResult> ResumeFormAsync(DialogContext innerDc, CancellationToken cancellationToken) =>
        FormMemory.In(innerDc.Context).SetAside.FindLast(aside => Dialogs.Find(aside.Form) is FormDialog) is { } last
            ? await innerDc.BeginDialogAsync(last.Form, FormDialog.Resume, cancellationToken)
            : await SayAsync(innerDc, phrases.Form.NothingSetAside, cancellationToken);

    private Activity Cancelled(string dialog, Language language)
    {
        var menu = Reply.Button(phrases.Buttons.Menu.In(language));
        return library.Forms.TryGetValue(dialog, out var form)
            ? Reply.In(language, phrases.Form.Cancelled.In(language), Reply.Button(form, language), menu)
            : Reply.In(language, phrases.Cancelled.In(language), menu, Reply.Button(phrases.Buttons.Person.In(language)));
    }

    private async Task<DialogTurnResult> BeginAsync(DialogContext innerDc, string dialog, Meaning meaning, CancellationToken cancellationToken)
    {
        if (innerDc.Stack.Any(open => open.Id == dialog)) return await AskAgainAsync(innerDc, cancellationToken);
        return await innerDc.BeginDialogAsync(dialog, meaning, cancellationToken);
    }

    private async Task<DialogTurnResult> SayAsync(DialogContext innerDc, Phrase phrase, CancellationToken cancellationToken)
    {
        await SendAsync(innerDc.Context, phrase, cancellationToken);
        return await AskAgainAsync(innerDc, cancellationToken);
    }

    private static async Task<DialogTurnResult> AskAgainAsync(DialogContext innerDc, CancellationToken cancellationToken)
    {
        if (innerDc.ActiveDialog is null) return new(DialogTurnStatus.Complete);
        await innerDc.RepromptDialogAsync(cancellationToken);
        return EndOfTurn;
    }

    private Task SendAsync(ITurnContext turn, Phrase phrase, CancellationToken cancellationToken) => turn.SendActivityAsync(
        Reply.In(
            turn.Language, phrase.In(turn.Language), Reply.Button(phrases.Buttons.Menu.In(turn.Language)), Reply.Button(phrases.Buttons.Person.In(turn.Language))),
        cancellationToken);
}
