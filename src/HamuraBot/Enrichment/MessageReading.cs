using HamuraBot.Conversations;
using HamuraBot.Understanding;

namespace HamuraBot.Enrichment;

/// <summary>Says what a visitor's message means, on whichever way it came, before its turn.</summary>
public sealed class MessageReading(LearntUnderstanding understanding, FreeInput talk, CloudEnrichment? enrichment = null)
{
    /// <param name="text">What it says; a message may say nothing in words.</param>
    public Incoming Read(Incoming message, string text, Language language)
    {
        if (text.Length == 0) return message;
        var learnt = understanding.Current;
        var meaning = learnt.Understand(text, language);
        return message with
        {
            Meaning = meaning,
            LookAgain = !message.Rehearsal && enrichment is not null && CloudEnrichment.MayHelp(meaning)
                ? () => LookAgainAsync(message.ConversationId, text, meaning, learnt) : null,
        };
    }

    /// <summary>What a form or an officer is told is for nobody else.</summary>
    private async Task<Meaning?> LookAgainAsync(string conversationId, string text, Meaning meaning, LanguageUnderstanding learnt) =>
        await talk.IsOpenAsync(conversationId, CancellationToken.None) ? await enrichment!.EnrichAsync(text, meaning, learnt.Understand) : meaning;
}
