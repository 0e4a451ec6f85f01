namespace HamuraBot.Content;

/// <summary>Phrases that are looked up by their key. The common placeholders are filled each time: what the desk is called and reached by may change.</summary>
public sealed class PhraseSection(IReadOnlyDictionary<string, Words> written, IReadOnlyDictionary<string, Words> names)
{
    public IEnumerable<string> Keys => written.Keys;

    public Words this[string key] => Phrase.FillNames(written[key], names);

    public Words? Find(string key) => written.TryGetValue(key, out var found) ? Phrase.FillNames(found, names) : null;
}
