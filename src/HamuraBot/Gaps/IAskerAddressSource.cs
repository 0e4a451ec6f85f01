using HamuraBot.Data;

namespace HamuraBot.Gaps;

/// <summary>
/// Knows where somebody who asked in a conversation can be reached, if they left an address there. Each part of the house that takes addresses
/// registers its own; the first that knows one is believed.
/// </summary>
public interface IAskerAddressSource
{
    /// <summary>The smallest is asked first: requests 10, handoffs 20.</summary>
    int Order { get; }

    Task<EmailAddress?> FindAsync(StoreConnection sql, string conversation);
}
