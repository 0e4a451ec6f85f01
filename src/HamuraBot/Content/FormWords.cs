namespace HamuraBot.Content;

public enum FormWord
{
    Back,
    Later,
    Skip,
    Continue,

    /// <summary>Not to go on.</summary>
    Leave,

    /// <summary>All questions at once, on a card.</summary>
    Card,

    /// <summary>Some answer, without saying which.</summary>
    Change,
}

/// <summary>What a visitor says to move within a form, and to agree: <c>form-words.yaml</c>. Only a whole message counts.</summary>
public sealed class FormWords
{
    private const string Yes = "yes", No = "no";

    private static readonly Dictionary<string, FormWord> Written = Enum.GetValues<FormWord>().ToDictionary(word => word.ToString().ToLowerInvariant());

    public static MapShape Shape { get; } =
        Written.Keys.Append(Yes).Append(No).Aggregate(new MapShape(), (shape, key) => shape.Required(key, ValueShape.WordLists));

    private readonly Dictionary<string, FormWord> words = [];
    private readonly Dictionary<string, bool> agreements = [];

    public FormWord? Read(string text) => words.TryGetValue(Plain.Of(text), out var word) ? word : null;

    /// <summary>Whether somebody says yes or no; null if neither.</summary>
    public bool? Agrees(string text) => agreements.TryGetValue(Plain.Of(text), out var agrees) ? agrees : null;

    /// <param name="map">The file.</param>
    /// <param name="buttons">What the form's own buttons say: they must be understood.</param>
    public static FormWords Read(YamlMap map, IReadOnlyDictionary<FormWord, Phrase> buttons)
    {
        map.Only(Shape);
        var read = new FormWords();
        foreach (var (key, word) in Written) Add(map, key, read.words, word);
        Add(map, Yes, read.agreements, true);
        Add(map, No, read.agreements, false);
        foreach (var (word, button) in buttons)
            foreach (var text in Enum.GetValues<Language>().Select(language => button.In(language)).Where(text => read.Read(text) != word))
                map.Fault(word.ToString().ToLowerInvariant(), $"a button says '{text}', which is not understood",
                    "Add it here, or correct the button in phrases.yaml");
        return read;
    }

    private static void Add<T>(YamlMap map, string key, Dictionary<string, T> words, T meaning) where T : struct
    {
        map.Map(key);
        var said = map.Lists(key);
        foreach (var text in said.Ja.Concat(said.En))
            if (!words.TryAdd(Plain.Of(text), meaning) && !words[Plain.Of(text)].Equals(meaning))
                map.Fault(key, $"'{text}' means two things", "Keep it under one of them");
    }
}
