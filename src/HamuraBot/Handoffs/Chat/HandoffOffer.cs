using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Rules;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>Offers a person before anybody asks for one: to who is displeased, and to whom the bot had no answer twice in a row.</summary>
public sealed class HandoffOffer(OpenHandoffs open, DialogLibrary library)
{
    /// <summary>In a row.</summary>
    private const int Misunderstandings = 2;

    private readonly HandoffPhrases phrases = library.Phrases.Handoff;

    public async Task SayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var memory = await open.MemoryAsync(turn, cancellationToken);
        memory.Misunderstood = turn.IsMisunderstood ? memory.Misunderstood + 1 : 0;
        var cause = IsDispleased(turn) ? HandoffCause.Anger : memory.Misunderstood >= Misunderstandings ? HandoffCause.NotUnderstood : (HandoffCause?)null;
        memory.Offered = memory.Is(HandoffStatus.Waiting) ? null : cause?.Code();
        if (memory.Offered is null) return;
        var said = cause is HandoffCause.Anger ? phrases.Soothe : phrases.Offer;
        var (person, menu) = (library.Phrases.Buttons.Person, library.Phrases.Buttons.Menu);
        await turn.SendActivityAsync(
            Reply.In(turn.Language, said.In(turn.Language), Reply.Button(person.In(turn.Language)), Reply.Button(menu.In(turn.Language))), cancellationToken);
    }

    /// <summary>Why a person is wanted by the message of this turn.</summary>
    public async Task<HandoffCause> CauseAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        IsDispleased(turn) ? HandoffCause.Anger
        : (await open.MemoryAsync(turn, cancellationToken)).Offered is { } offered ? HandoffMarks.ParseCause(offered)
        : HandoffCause.Asked;

    private static bool IsDispleased(ITurnContext turn) => turn.Meaning is { IsDispleased: true, Foreign: not ForeignKind.Distress };
}
