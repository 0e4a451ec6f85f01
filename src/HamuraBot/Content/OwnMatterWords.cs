using System.Buffers;
using System.Text.RegularExpressions;

namespace HamuraBot.Content;

/// <summary>What somebody wants with something that was filed, signed up for or asked before.</summary>
public enum MatterAct
{
    /// <summary>See it, and how far it is.</summary>
    State,
    Change,

    /// <summary>Another number of people.</summary>
    Seats,
    Withdraw,

    /// <summary>The place in the queue or on the waiting list.</summary>
    Position,

    /// <summary>Nothing has happened.</summary>
    Waiting,
}

/// <summary>How people speak of their own matters: <c>own-matters.yaml</c>.</summary>
public sealed partial class OwnMatterWords
{
    private const string Own = "own", Needs = "needs", Undo = "undo";

    private static readonly Dictionary<string, MatterAct> Written = Enum.GetValues<MatterAct>().ToDictionary(act => act.ToString().ToLowerInvariant());

    private readonly List<(string Part, MatterAct Act)> acts = [];
    private readonly List<string> own = [], needs = [], undo = [];
    private SearchValues<string> anyAct = SearchValues.Create([], StringComparison.Ordinal);

    public static MapShape Shape { get; } =
        Written.Keys.Append(Own).Append(Needs).Append(Undo).Aggregate(new MapShape(), (shape, key) => shape.Required(key, ValueShape.WordLists));

    public static OwnMatterWords Read(YamlMap map)
    {
        map.Only(Shape);
        var read = new OwnMatterWords();
        foreach (var (key, act) in Written) read.acts.AddRange(Parts(map, key).Select(part => (part, act)));
        read.own.AddRange(Parts(map, Own));
        read.needs.AddRange(Parts(map, Needs));
        read.undo.AddRange(Parts(map, Undo));
        read.anyAct = SearchValues.Create([.. read.acts.Select(known => known.Part).Distinct()], StringComparison.Ordinal);
        return read;
    }

    /// <summary>What the message asks for; null if it does not speak of such a thing.</summary>
    public MatterAct? ActIn(string text)
    {
        var key = Key(text);
        if (!key.AsSpan().ContainsAny(anyAct)) return null;
        // "Change my request" speaks of the request, and wants more than to see it.
        return acts.Where(known => Contains(key, known.Part)).OrderBy(known => known.Act is MatterAct.State).ThenByDescending(known => known.Part.Length).Select(known => (MatterAct?)known.Act).FirstOrDefault();
    }

    /// <summary>Whether the message itself says that it is about something filed before.</summary>
    public bool NamesOne(string text)
    {
        var key = Key(text);
        return NumberIn(text) is not null || own.Exists(part => Contains(key, part));
    }

    /// <summary>Whether it speaks of something that has to be there for somebody to take part.</summary>
    public bool NamesNeed(string text)
    {
        var key = Key(text);
        return needs.Exists(part => Contains(key, part));
    }

    /// <summary>Whether it takes back what was just given up.</summary>
    public bool NamesUndo(string text)
    {
        var key = Key(text);
        return undo.Exists(part => Contains(key, part));
    }

    /// <summary>A number that was given for such a thing, as it is written: R-2026-000123.</summary>
    public static string? NumberIn(string text) => Number().Match(text.Compatible().ToUpperInvariant()) is { Success: true } found
        ? $"{found.Groups["series"].Value}-{found.Groups["year"].Value}-{found.Groups["count"].Value}" : null;

    private static IEnumerable<string> Parts(YamlMap map, string key)
    {
        map.Map(key);
        var said = map.Lists(key);
        return said.Ja.Concat(said.En).Select(Key);
    }

    /// <summary>Words of Latin letters are whole words; Japanese is written without blanks.</summary>
    private static bool Contains(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
            if (!char.IsAsciiLetter(part[0]) || (at == 0 || !char.IsAsciiLetter(text[at - 1])) && (at + part.Length == text.Length || !char.IsAsciiLetter(text[at + part.Length])))
                return true;
        return false;
    }

    private static string Key(string text) =>
        JapaneseBlank().Replace(text.Compatible().ToLowerInvariant().Replace('’', '\''), "");

    [GeneratedRegex(@"(?<![a-z0-9])\s+|\s+(?![a-z0-9])", RegexOptions.None, RegexGuard.Milliseconds)]
    private static partial Regex JapaneseBlank();

    [GeneratedRegex(@"(?<series>[RSH])[-‐–ー−]?(?<year>20\d\d)[-‐–ー−]?(?<count>\d{6})(?!\d)", RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex Number();
}
