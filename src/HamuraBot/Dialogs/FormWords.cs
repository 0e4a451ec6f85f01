namespace HamuraBot.Dialogs;

public enum FormWord
{
    Back,
    Later,
    Skip,
}

/// <summary>What a visitor says to move within a form: <c>form-words.yaml</c>. Only a whole message counts.</summary>
public sealed class FormWords
{
    private readonly Dictionary<string, FormWord> words = [];

    public FormWord? Read(string text) => words.TryGetValue(Plain.Of(text), out var word) ? word : null;

    public static FormWords Read(YamlMap map)
    {
        var written = Enum.GetValues<FormWord>().ToDictionary(word => word.ToString().ToLowerInvariant());
        map.Only([.. written.Keys]);
        var read = new FormWords();
        foreach (var (key, word) in written)
        {
            map.Map(key);
            var said = map.Lists(key);
            foreach (var text in said.Ja.Concat(said.En))
                if (!read.words.TryAdd(Plain.Of(text), word) && read.words[Plain.Of(text)] != word)
                    map.Fault(key, $"'{text}' means two things", "Keep it under one of them");
        }
        return read;
    }
}
