namespace HamuraBot.Data.Holdings;

/// <summary>All that leads to what is held of one person, or of whatever else is to go.</summary>
public sealed class PersonScope
{
    /// <summary>Their ids.</summary>
    public HashSet<string> Conversations { get; } = [];

    public HashSet<string> Numbers { get; } = [];

    /// <summary>Numbers of what goes with one of <see cref="Numbers"/>, such as the tickets of a registration, whoever's they are.</summary>
    public HashSet<string> Parts { get; } = [];

    /// <summary>Of contacts of companies: <see cref="HeldRecord.Key"/>.</summary>
    public HashSet<string> Contacts { get; } = [];

    /// <summary>The keys of e-mail addresses.</summary>
    public HashSet<string> Addresses { get; } = [];

    public HashSet<string> Names { get; } = [];

    public HashSet<string> Phones { get; } = [];

    public void Add(HeldRecord record)
    {
        if (record.Kind == HeldRecord.Conversation) Conversations.Add(record.Key);
        else if (record.Kind == HeldRecord.Contact) Contacts.Add(record.Key);
        else Numbers.Add(record.Key);
        if (record.ConversationId is { } conversation) Conversations.Add(conversation);
        if (record.EmailKey is { } address) Addresses.Add(address);
        if (record.Name is { Length: > 0 } name) Names.Add(name);
        if (record.Phone is { Length: > 0 } phone) Phones.Add(phone);
    }

    public IEnumerable<string> Keys(PersonColumn column) => (column.Key switch
    {
        PersonKey.Conversation => Conversations,
        PersonKey.Number => Numbers.Union(Parts),
        PersonKey.Address => Addresses,
    }).Select(key => column.Prefix + key);
}
