namespace HamuraBot.Conversations.Channels;

/// <summary>What a service shows of what we send; <c>docs/channels.md</c> says where that is written.</summary>
/// <param name="Id">As the Bot Framework names it: <c>msteams</c>.</param>
public sealed record ConversationChannel(string Id)
{
    public const string Teams = "msteams", Email = "email", WebChat = "webchat", DirectLine = "directline", Emulator = "emulator";

    private static readonly Dictionary<string, ConversationChannel> Known = new ConversationChannel[]
    {
        new(Teams) { ShowsSuggestions = false, ChangesMessages = true, ShowsTyping = true, JoinsLines = true },
        new(WebChat) { TakesEvents = true, ShowsFiles = true, ShowsTyping = true },
        new(DirectLine) { TakesEvents = true, ShowsFiles = true, ShowsTyping = true },
        new(Emulator) { TakesEvents = true, ShowsFiles = true, ShowsTyping = true, ChangesMessages = true },
        new(Email) { ShowsCards = false, ShowsSuggestions = false },
    }.ToDictionary(channel => channel.Id);

    /// <summary>Adaptive Cards; elsewhere their questions are asked one by one.</summary>
    public bool ShowsCards { get; private init; } = true;

    public bool ShowsSuggestions { get; private init; } = true;

    /// <summary>Whether its client is told of more than messages.</summary>
    public bool TakesEvents { get; private init; }

    /// <summary>Whether a file stands in the message; elsewhere its link does.</summary>
    public bool ShowsFiles { get; private init; }

    /// <summary>Whether what was sent can be taken back.</summary>
    public bool ChangesMessages { get; private init; }

    public bool ShowsTyping { get; private init; }

    /// <summary>Whether a single line break is shown as a blank.</summary>
    public bool JoinsLines { get; private init; }

    public static ConversationChannel Of(string id) => Known.GetValueOrDefault(id) ?? new(id);

    /// <summary>What an officer has to know, as keys of the desk's words: <c>files</c>, <c>withdraw</c>, <c>typing</c>, <c>cards</c>.</summary>
    public IReadOnlyList<string> Cannot =>
    [
        "files",
        .. ChangesMessages ? Array.Empty<string>() : ["withdraw"],
        .. ShowsTyping ? Array.Empty<string>() : ["typing"],
        .. ShowsCards ? Array.Empty<string>() : ["cards"],
    ];
}
