using HamuraBot.Content;
using HamuraBot.Dialogs;

namespace HamuraBot.Desk;

/// <summary>What the officers' pages say: <c>desk-pages/</c>, a file for each part of the desk. A key is <c>file.key</c>.</summary>
public sealed class DeskWords(PhraseSection words)
{
    public Words this[string key] => words[key];

    public string this[string key, Language language] => words[key].In(language);

    public string? Find(string key, Language language) => words.Find(key)?.In(language);

    public static DeskWords Load(ContentFolder directory, DialogLibrary library)
    {
        var faults = new Faults();
        var words = Load(directory, library.Names, faults);
        faults.ThrowIfAny();
        return words;
    }

    public static DeskWords Load(ContentFolder directory, IReadOnlyDictionary<string, Words> names, Faults faults) =>
        new(new(directory.Maps("desk-pages", faults)
            .SelectMany(file => new PhraseFile(file, names).All().Select(phrase =>
                KeyValuePair.Create($"{Path.GetFileNameWithoutExtension(file.File)}.{phrase.Key}", phrase.Value)))
            .ToDictionary(), names));
}
