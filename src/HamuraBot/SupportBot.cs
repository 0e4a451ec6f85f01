using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Persons.Chat;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot;

/// <summary>
/// Who answers: greets those who come, and leads every message to the officer who has the conversation, or else to the dialogs. The
/// adapter saves the conversation's state.
/// </summary>
public sealed class SupportBot(
    StoredConversationState conversation, OpenHandoffs handoffs, HandoffChat chat, RootDialog root, HandoffOffer offer, FollowUps followUps, NumberNotice numbers,
    IEnumerable<IOwnButton> ownButtons, DialogLibrary library) : ActivityHandler
{
    private readonly IStatePropertyAccessor<string> language = conversation.CreateProperty("language", StateTypes.Default.String);
    private readonly IStatePropertyAccessor<string?> lastTopic = conversation.CreateProperty<string?>("lastTopic", StateTypes.Default.String!);
    private readonly IStatePropertyAccessor<FocusMemory> focus = conversation.CreateProperty("focus", StateTypes.Default.FocusMemory);
    private readonly IStatePropertyAccessor<FormMemory> forms = conversation.CreateProperty("forms", StateTypes.Default.FormMemory);
    private readonly IStatePropertyAccessor<DialogState> dialogs = conversation.CreateDialogsProperty("dialogs");

    /// <summary>How the bot appears beside its messages.</summary>
    public ChannelAccount Account { get; } = Speakers.Bot(library.Desk.Bot.Ja);

    /// <summary>What is said instead when a turn failed. It touches no state: that may be what failed.</summary>
    public Task ApologiseAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(WithMenus(turnContext, library.Phrases.SomethingWentWrong), cancellationToken);

    /// <summary>A turn that no visitor began, in the language of the conversation. Where an officer leaves, a form that was open asks again.</summary>
    public async Task ContinueAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        await RecallAsync(turnContext, cancellationToken);
        var hadOfficer = await handoffs.HasOfficerAsync(turnContext, cancellationToken);
        await callback(turnContext, cancellationToken);
        if (!hadOfficer || await handoffs.HasOfficerAsync(turnContext, cancellationToken)) return;
        var dc = await OpenDialogsAsync(turnContext, cancellationToken);
        if (dc.ActiveDialog is not null) await dc.RepromptDialogAsync(cancellationToken);
    }

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await RecallAsync(turnContext, cancellationToken);
        var answered = await lastTopic.GetAsync(turnContext, () => null, cancellationToken);
        turnContext.LastTopic = answered;
        var before = (await focus.GetAsync(turnContext, () => new(), cancellationToken)).ToFocus();
        // A conversation of an earlier build knows only what was answered last.
        if (before.Told.Count is 0 && answered is not null) before = new Focus([new Answer(answered, 1)], []);
        turnContext.Focus = before;
        await base.OnTurnAsync(turnContext, cancellationToken);
        await language.SetAsync(turnContext, turnContext.Language.Code(), cancellationToken);
        if (turnContext.Focus != before) await focus.SetAsync(turnContext, FocusMemory.Of(turnContext.Focus), cancellationToken);
        if (turnContext.LastTopic != answered) await lastTopic.SetAsync(turnContext, turnContext.LastTopic, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (membersAdded.All(member => member.Id == turnContext.Activity.Recipient?.Id)) return;
        await turnContext.SendActivityAsync(WithMenus(turnContext, library.Phrases.Welcome), cancellationToken);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        await numbers.SayAsync(turnContext, cancellationToken);
        // A file that cannot be fetched is only named.
        if (turnContext.Activity.Attachments?.Any(file => file.ContentUrl is null) is true)
        {
            await turnContext.SendActivityAsync(WithMenus(turnContext, library.Phrases.Upload.NotHere), cancellationToken);
            if (string.IsNullOrWhiteSpace(((ITurnContext)turnContext).Text)) return;
        }
        if (await handoffs.HasOfficerAsync(turnContext, cancellationToken))
        {
            if (!await PressOwnAsync(turnContext, cancellationToken)) await handoffs.PassToOfficerAsync(turnContext, cancellationToken);
            return;
        }
        if (root.CommandOf(((ITurnContext)turnContext).Text) is null && await followUps.PassOnAsync(turnContext, cancellationToken)) return;
        if (string.IsNullOrWhiteSpace(((ITurnContext)turnContext).Text) && FormSubmission.In(turnContext) is null)
        {
            var phrase = turnContext.Activity.Attachments is { Count: > 0 } ? library.Phrases.FileReceived : library.Phrases.NotText;
            await turnContext.SendActivityAsync(WithMenus(turnContext, phrase), cancellationToken);
            return;
        }
        var dc = await OpenDialogsAsync(turnContext, cancellationToken);
        var result = await dc.ContinueDialogAsync(cancellationToken);
        if (result.Status is DialogTurnStatus.Empty) await dc.BeginDialogAsync(root.Id, cancellationToken: cancellationToken);
        // While a form waits for an answer, nothing is said that would stand between.
        if (dc.ActiveDialog is null) await offer.SayAsync(turnContext, cancellationToken);
    }

    /// <summary>Beside the officer, and beside a form that is open and waits for the officer to leave.</summary>
    private async Task<bool> PressOwnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if ((turn.Command = root.CommandOf(turn.Text)) is null) return false;
        foreach (var button in ownButtons)
            if (await button.PressAsync(turn, cancellationToken)) return true;
        return false;
    }

    /// <summary>The visitor has left: nobody waits any more. What was left as a message is answered all the same.</summary>
    protected override async Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken)
    {
        if (await chat.FindOpenAsync(turnContext, cancellationToken) is { Status: HandoffStatus.Waiting } waiting)
            await chat.CancelAsync(turnContext, waiting.Id, cancellationToken);
        await turnContext.SendActivityAsync(Reply.In(((ITurnContext)turnContext).Language, library.Phrases.Limits.Ended.In(((ITurnContext)turnContext).Language)), cancellationToken);
    }

    private async Task RecallAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var before = await language.GetAsync(turnContext, () => turnContext.Language.Code(), cancellationToken);
        turnContext.Language = Languages.FromLocale(before);
        turnContext.Note(await forms.GetAsync(turnContext, () => new(), cancellationToken));
    }

    private Task<DialogContext> OpenDialogsAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var set = new DialogSet(dialogs);
        set.Add(root);
        return set.CreateContextAsync(turnContext, cancellationToken);
    }

    private Activity WithMenus(ITurnContext turn, Phrase phrase)
    {
        var buttons = library.Phrases.Buttons;
        return Reply.In(turn.Language, phrase.In(turn.Language), Reply.Button(buttons.Menu.In(turn.Language)),
            Reply.Button(buttons.Person.In(turn.Language)));
    }
}
