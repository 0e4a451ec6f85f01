using System.ComponentModel.DataAnnotations;

namespace HamuraBot.Handoffs;

public sealed class HandoffOptions
{
    /// <summary>Whoever nobody has taken after so long is not kept waiting: the message is taken, with a promise.</summary>
    [Range(1, 240)]
    public int PromisedMinutes { get; set; } = 10;

    /// <summary>After so long without an answer of the officer who has the visitor, colleagues are shown that.</summary>
    [Range(1, 240)]
    public int WarnMinutes { get; set; } = 3;

    /// <summary>After so long without an answer the visitor goes back to the queue.</summary>
    [Range(2, 480)]
    public int GiveBackMinutes { get; set; } = 8;
}
