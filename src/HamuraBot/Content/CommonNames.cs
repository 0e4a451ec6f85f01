using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HamuraBot.Content;

/// <summary>The placeholders that mean the same in every sentence: the desk's names, how it is reached, and when. Others read while it is told anew.</summary>
public sealed class CommonNames : IReadOnlyDictionary<string, Words>
{
    private readonly ConcurrentDictionary<string, Words> names;

    public CommonNames(DeskContact desk) => names = new(desk.Names()) { ["hours"] = new("", ""), ["lastReception"] = new("", "") };

    public Words this[string key] => names[key];

    public IEnumerable<string> Keys => names.Keys;

    public IEnumerable<Words> Values => names.Values;

    public int Count => names.Count;

    public void Tell(DeskContact desk, Words hours, TimeOnly lastReception)
    {
        foreach (var (name, words) in desk.Names()) names[name] = words;
        (names["hours"], names["lastReception"]) = (hours, new(Formats.Time(lastReception), Formats.Time(lastReception)));
    }

    public bool ContainsKey(string key) => names.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Words value) => names.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, Words>> GetEnumerator() => names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
