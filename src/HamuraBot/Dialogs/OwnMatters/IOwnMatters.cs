using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs.OwnMatters;

/// <summary>Something that a visitor has filed, signed up for or asked.</summary>
/// <param name="Number">What the visitor may quote: <c>R-2026-000123</c>.</param>
/// <param name="Name">Of what it is, in the language of the moment.</param>
/// <param name="When">By which several of one name are told apart.</param>
public sealed record OwnMatter(string Number, string Name, string When)
{
    /// <summary>It has not come to an end.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>It stands in a line: a queue, a waiting list.</summary>
    public bool IsInLine { get; init; }

    /// <summary>What is asked before it is withdrawn; null when it is too late.</summary>
    public string? WithdrawQuestion { get; init; }

    /// <summary>What may be changed in the chat, and what is said now.</summary>
    public IReadOnlyList<OwnAnswer> Answers { get; init; } = [];

    /// <summary>What else was said: it is changed together with an officer.</summary>
    public IReadOnlyList<Field> Settled { get; init; } = [];

    /// <summary>The number of people who come.</summary>
    public OwnAnswer? Seats { get; init; }
}

/// <param name="Answer">As it is kept.</param>
public sealed record OwnAnswer(Field Field, string Answer);

/// <summary>
/// One kind of what visitors come back to. Everything happens in the turn's transaction, and only to what was made in its conversation, but for
/// the link that goes to an address.
/// </summary>
public interface IOwnMatters
{
    /// <summary>Those of the kind with the lowest order are named first.</summary>
    int Order { get; }

    /// <summary>What its numbers begin with.</summary>
    char Series { get; }

    /// <summary>The latest first, ended ones as well.</summary>
    Task<IReadOnlyList<OwnMatter>> OfConversationAsync(ITurnContext turn);

    /// <summary>Says how it stands.</summary>
    Task TellAsync(ITurnContext turn, string number, CancellationToken cancellationToken);

    /// <summary>Puts another answer in the place of one that may be changed, and says so.</summary>
    Task ChangeAsync(ITurnContext turn, string number, OwnAnswer before, string answer, CancellationToken cancellationToken);

    /// <summary>Withdraws it and says so, or that it is too late.</summary>
    Task WithdrawAsync(ITurnContext turn, string number, CancellationToken cancellationToken);

    /// <summary>Sends a fresh link to the address if the number goes with it. Whether it does is told to nobody else.</summary>
    Task SendLinkAsync(ITurnContext turn, string number, EmailAddress email);
}
