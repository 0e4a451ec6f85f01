using System.Text.Json.Serialization;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Timers;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace HamuraBot.Handoffs.Chat;

/// <summary>What a conversation itself knows of its latest handoff: it is at hand in every turn and changes with the row, in one transaction.</summary>
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

    /// <summary>The visitor has asked for the bot since an officer wrote last.</summary>
    public bool AsksBot { get; set; }

    public bool Is(HandoffStatus status) => Status == status.Code();
}

[JsonSerializable(typeof(HandoffMemory))]
internal sealed partial class HandoffState : JsonSerializerContext;

/// <summary>What a turn does with the handoff of its conversation before the dialogs see the message, and with the row whoever changes it.</summary>
public sealed class OpenHandoffs(StoredConversationState conversation, DialogLibrary library, IOptions<HandoffOptions> options, TimeProvider clock)
{
    private readonly IStatePropertyAccessor<HandoffMemory> memory = conversation.CreateProperty("handoff", HandoffState.Default.HandoffMemory);

    public Task<HandoffMemory> MemoryAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        memory.GetAsync(turn, () => new(), cancellationToken);

    public async Task RememberAsync(ITurnContext turn, Handoff handoff, CancellationToken cancellationToken)
    {
        var known = await MemoryAsync(turn, cancellationToken);
        (known.Id, known.Status) = (handoff.Id, handoff.Status.Code());
    }

    public async Task<bool> HasOfficerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await MemoryAsync(turn, cancellationToken)).Is(HandoffStatus.WithOfficer);

    /// <summary>The officer has this conversation: the message is the officer's to answer, and the bot says nothing.</summary>
    public async Task PassToOfficerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        Write(turn, await FindAsync(turn, (await MemoryAsync(turn, cancellationToken)).Id!));

    /// <summary>The handoff in which an officer has spoken and no officer is now: what the visitor writes goes to the desk, unless the bot was asked for.</summary>
    public async Task<Handoff?> FindAnsweredAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var known = await MemoryAsync(turn, cancellationToken);
        return !known.AsksBot && (known.Is(HandoffStatus.MessageTaken) || known.Is(HandoffStatus.Waiting))
            && await FindAsync(turn, known.Id!) is { AnsweredAt: not null } found ? found : null;
    }

    /// <summary>The visitor has written what somebody should answer.</summary>
    public Handoff Write(ITurnContext turn, Handoff before)
    {
        var now = clock.GetUtcNow();
        var after = VisitorSteps.Write(before, now, library.Calendar.PromiseFromNow(1)).Handoff!;
        return Save(turn.Transaction, before, after, now);
    }

    private static async Task<Handoff> FindAsync(ITurnContext turn, string id) =>
        await HandoffTable.FindAsync(turn.Transaction.Sql, id) ?? throw new InvalidOperationException("A handoff is never deleted.");

    /// <summary>Writes a step, and sets the timers that watch over it. Timers are locked before the row, as they are when they fire.</summary>
    public Handoff Save(StoreTransaction transaction, Handoff before, Handoff after, DateTimeOffset now)
    {
        if (after.Status is HandoffStatus.Waiting && before.Status is not HandoffStatus.Waiting)
        {
            after = after with { WaitsUntil = now.AddMinutes(options.Value.PromisedMinutes) };
            transaction.SetTimer(HandoffTimers.Promise, after.Id, after.WaitsUntil.Value);
        }
        if (after is { PromisedAt: { } promised, UnansweredSince: not null } && (promised != before.PromisedAt || before.UnansweredSince is null))
        {
            transaction.SetTimer(HandoffTimers.Broken, after.Id, promised);
        }
        if (after.SilentSince is { } since && since != before.SilentSince)
        {
            transaction.SetTimer(HandoffTimers.Attention, after.Id, since.AddMinutes(options.Value.WarnMinutes));
        }
        return HandoffTable.Change(transaction, after, now);
    }
}
