using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Officers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Handoffs;

/// <summary>What an officer writes or sends: an ordinary message of the conversation, under the officer's name.</summary>
/// <param name="Keep">Stores the files with the message.</param>
public sealed record OfficerMessage(string Text, IReadOnlyList<Attachment> Attachments, Action<StoreTransaction> Keep)
{
    public const int LongestText = 4_000;

    public OfficerMessage(string text)
        : this(text, [], _ => { })
    {
    }

    public static ChannelAccount From(ActingOfficer officer) => Speakers.Officer(officer.Id, officer.Name);

    public async Task SayAsync(ITurnContext turn, ActingOfficer officer, CancellationToken cancellationToken)
    {
        // Plain, so that nothing an officer pastes turns into something else.
        var message = new Activity { Type = ActivityTypes.Message, Text = Text, TextFormat = TextFormatTypes.Plain, Locale = turn.Language.Locale() };
        if (Attachments.Count > 0) message.Attachments = [.. Attachments];
        var names = await OfficerTable.NamesAsync(turn.Transaction.Sql, officer);
        await turn.SendAsAsync(Speakers.Officer(officer.Id, names.In(turn.Language)), message, cancellationToken);
    }
}

public static class Sending
{
    /// <summary>Whatever a turn sends is the bot's, unless somebody says otherwise on its way out.</summary>
    public static Task SendAsAsync(this ITurnContext turn, ChannelAccount who, Activity message, CancellationToken cancellationToken)
    {
        turn.OnSendActivities((_, sent, next) =>
        {
            foreach (var own in sent.Where(activity => activity == message)) own.From = who;
            return next();
        });
        return turn.SendActivityAsync(message, cancellationToken);
    }
}
