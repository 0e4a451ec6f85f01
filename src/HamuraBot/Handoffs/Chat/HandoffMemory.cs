using HamuraBot.Data;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Timers;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace HamuraBot.Handoffs.Chat;

/// <summary>What a conversation itself knows of its latest handoff: it is at hand in every turn and changes with the row, in one transaction.</summary>
[StoredName("HamuraBot.Handoffs.HandoffMemory")]
public sealed class HandoffMemory
{
    public string? Id { get; set; }

    /// <summary>Its mark.</summary>
    public string? Status { get; set; }

    /// <summary>Messages in a row that the bot had no answer to.</summary>
    public int Misunderstood { get; set; }

    /// <summary>The cause for which a person was offered after the last message.</summary>
    public string? Offered { get; set; }

    /// <summary>The visitor was asked just now how it went.</summary>
    public bool AwaitsRating { get; set; }

    public bool Is(HandoffStatus status) => Status == status.Code();
}

/// <summary>Hears every message before the dialogs do.</summary>
public sealed class OpenHandoffs(ConversationState conversation, IOptions<HandoffOptions> options, TimeProvider clock)
{
    private readonly IStatePropertyAccessor<HandoffMemory> memory = conversation.CreateProperty<HandoffMemory>("handoff");

    public Task<HandoffMemory> MemoryAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        memory.GetAsync(turn, () => new(), cancellationToken);

    public async Task<bool> HasOfficerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await MemoryAsync(turn, cancellationToken)).Is(HandoffStatus.WithOfficer);

    /// <summary>Whether an officer has this conversation: then the message is the officer's to answer, and the bot says nothing.</summary>
    public async Task<bool> HearAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var known = await MemoryAsync(turn, cancellationToken);
        if (!known.Is(HandoffStatus.WithOfficer)) return false;
        var transaction = turn.TurnState.Get<StoreTransaction>();
        var before = await HandoffTable.FindAsync(transaction.Sql, known.Id!) ?? throw new InvalidOperationException("A handoff is never deleted.");
        var now = clock.GetUtcNow();
        Save(transaction, before, HandoffSteps.Heard(before, now).Handoff!, now);
        return true;
    }

    /// <summary>Writes a step, and sets the timers that watch over it. Timers are locked before the row, as they are when they go off.</summary>
    public Handoff Save(StoreTransaction transaction, Handoff before, Handoff after, DateTimeOffset now)
    {
        if (after.Status is HandoffStatus.Waiting && before.Status is not HandoffStatus.Waiting)
        {
            transaction.SetTimer(HandoffTimers.Promise, after.Id, now.AddMinutes(options.Value.PromisedMinutes));
        }
        if (after.UnansweredSince is { } since && since != before.UnansweredSince)
        {
            transaction.SetTimer(HandoffTimers.Attention, after.Id, since.AddMinutes(options.Value.WarnMinutes));
        }
        return HandoffTable.Change(transaction, after, now);
    }
}
