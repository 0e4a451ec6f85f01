using HamuraBot.Dialogs;

namespace HamuraBot.Desk;

/// <summary>What the officers' pages say: <c>desk-pages.yaml</c>.</summary>
public sealed class DeskWords(IReadOnlyDictionary<string, Words> words)
{
    public string this[string key, Language language] => words[key].In(language);

    public static DeskWords Load(DialogDirectory directory, DialogLibrary library)
    {
        var faults = new Faults();
        var words = Load(directory, library.Names, faults);
        faults.ThrowIfAny();
        return words;
    }

    public static DeskWords Load(DialogDirectory directory, IReadOnlyDictionary<string, Words> names, Faults faults) =>
        new(new PhraseFile(directory.Map("desk-pages.yaml", faults), names).Section("pages"));
}
