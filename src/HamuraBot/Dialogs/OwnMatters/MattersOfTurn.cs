using HamuraBot.Conversations;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs.OwnMatters;

/// <summary>A visitor's matter, and the business whose it is.</summary>
public sealed record KnownMatter(OwnMatter Matter, IOwnMatters Business);

/// <summary>What was filed, signed up for and asked in a conversation, read once in a turn and only where it is asked for.</summary>
public sealed class MattersOfTurn(IEnumerable<IOwnMatters> businesses)
{
    private readonly List<IOwnMatters> businesses = [.. businesses.OrderBy(business => business.Order)];

    /// <summary>Names are in the language that the turn had when they were read; understanding the message may change it.</summary>
    private sealed record Read(Language Language, IReadOnlyList<KnownMatter> All);

    public async Task<IReadOnlyList<KnownMatter>> AllAsync(ITurnContext turn)
    {
        if (turn.Noted<Read>() is { } read && read.Language == turn.Language) return read.All;
        var all = new List<KnownMatter>();
        foreach (var business in businesses)
            all.AddRange((await business.OfConversationAsync(turn)).Select(matter => new KnownMatter(matter, business)));
        turn.Note(new Read(turn.Language, all));
        return all;
    }

    public async Task<KnownMatter?> FindAsync(ITurnContext turn, string number) =>
        (await AllAsync(turn)).FirstOrDefault(known => known.Matter.Number == number);

    /// <summary>By what the number begins with.</summary>
    public IOwnMatters? BusinessOf(string number) => businesses.Find(business => number[0] == business.Series);
}
