using System.Text;
using HamuraBot.Conversations;
using HamuraBot.Conversations.Files;
using Microsoft.Bot.Schema;

namespace HamuraBot.Replies;

/// <param name="Refusals">Why files were not taken, a sentence each.</param>
public sealed record PreparedReply(VisitorReply Reply, IReadOnlyList<string> Refusals);

/// <summary>Makes a mail a message of its conversation. Its files pass the checks of those that are sent in the chat.</summary>
public sealed class ReplyMessages(FileShelf shelf)
{
    /// <summary>In characters. What is longer comes whole as a file besides.</summary>
    private const int LongestText = 4_000;

    private const string WholeText = "mail.txt";

    /// <returns>Null if the conversation keeps no more.</returns>
    public async Task<PreparedReply?> PrepareAsync(ReceivedMail mail, ReplyThread thread, CancellationToken cancellationToken)
    {
        var text = KeptText.Cleaned(mail.Text);
        var sent = text.Length > LongestText ? [new(WholeText, Encoding.UTF8.GetBytes(text)), .. mail.Files] : mail.Files;
        var (taken, refusals) = (new List<ShelvedFiles>(), new List<string>());
        foreach (var file in sent)
        {
            var shelved = taken.Count >= shelf.MostFiles ? null : await shelf.ShelveAsync(file.Name, file.Content, thread.ConversationId, thread.Language, cancellationToken);
            if (shelved is { Fault: null }) taken.Add(shelved);
            else refusals.Add(shelved?.Fault ?? file.Name);
        }
        if (await shelf.IsFullAsync(thread.ConversationId, Encoding.UTF8.GetByteCount(text) + sent.Sum(file => file.Content.LongLength), cancellationToken)) return null;
        var message = new Activity { Type = ActivityTypes.Message, Text = Shortened(text), TextFormat = TextFormatTypes.Plain, Locale = thread.Language.Locale() };
        if (taken.Count > 0) message.Attachments = [.. taken.SelectMany(files => files.Attachments)];
        message.Marked(new Marks { Mail = new(mail.From?.Value, mail.From?.Key != thread.Address?.Key, refusals.Count) });
        return new(new(message, transaction => taken.ForEach(files => files.Keep(transaction))), refusals);
    }

    private static string Shortened(string text) => text.Length <= LongestText ? text : $"{KeptText.Cleaned(text[..LongestText])}…";
}
