namespace HamuraBot.Data.Holdings;

/// <summary>Whose data the rows of a table, or the files of a folder, are.</summary>
public enum HeldOf
{
    Visitors,

    /// <summary>People of companies, as officers have written them down.</summary>
    Companies,

    Officers,

    /// <summary>Nobody's, such as a seminar or a key of the server.</summary>
    Nobody,
}

/// <summary>The periods for which things are kept; how long each is, is a setting.</summary>
public enum Kept
{
    Chats,
    Requests,
    Registrations,
    Visits,
    Mails,
    AuditLog,

    /// <summary>What has served its purpose minutes after it was made.</summary>
    ForMoments,

    /// <summary>Until an officer deletes it, or what it belongs to goes.</summary>
    WhileInUse,
}

/// <summary>By what a column leads to a person.</summary>
public enum PersonKey
{
    Conversation,

    /// <summary>Of a request, a registration or a call for an officer.</summary>
    Number,

    Address,
}

/// <param name="Prefix">What stands before the key in the column.</param>
public sealed record PersonColumn(string Name, PersonKey Key, string Prefix = "");

/// <summary>A table, or a file or folder beside the store: whose it is, and for how long it is kept. Each room declares its own.</summary>
/// <param name="Name">Of the table; of a folder with a slash behind it.</param>
public sealed record Holding(string Name, HeldOf Of, Kept Kept)
{
    /// <summary>A row belongs to a person if any of them leads there.</summary>
    public IReadOnlyList<PersonColumn> Person { get; init; } = [];

    /// <summary>The condition under which a row is older than its period, which ends at <c>@before</c>. Null where rows go with others.</summary>
    public string? Expired { get; init; }

    /// <summary>Whether all that belongs to an expired row goes with it: the first of <see cref="Person"/> is its key.</summary>
    public bool IsRoot { get; init; }
}
