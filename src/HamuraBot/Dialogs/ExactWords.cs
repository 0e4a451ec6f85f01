using HamuraBot.Understanding;

namespace HamuraBot.Dialogs;

/// <summary>A message that stands for something by itself; without a language if it is an id.</summary>
public sealed record ExactWord(string Text, Language? Language, Intent Intent, string? Id = null);

/// <summary>Messages that need no understanding: what buttons say, names, ids. They win before anything else.</summary>
public sealed class ExactWords
{
    private readonly Dictionary<string, List<ExactWord>> words = [];

    public ExactWords(IEnumerable<ExactWord> known)
    {
        foreach (var word in known)
        {
            if (!words.TryGetValue(Plain.Of(word.Text), out var same)) words[Plain.Of(word.Text)] = same = [];
            same.Add(word);
        }
    }

    /// <param name="text">The whole message.</param>
    /// <param name="language">The language of the conversation, kept by ids and by words that are alike in both.</param>
    public Meaning? Find(string text, Language language)
    {
        if (OpenForm.IdIn(text) is { } form) return new(language, Intent.Apply, [new(form, 1)], []);
        if (!words.TryGetValue(Plain.Of(text), out var same)) return null;
        var word = same.Find(w => w.Language == language) ?? same[0];
        return new(word.Language ?? language, word.Intent, word.Id is null ? [] : [new(word.Id, 1)], []);
    }

    /// <summary>What the bot's own buttons say.</summary>
    public static IReadOnlyList<ExactWord> OfButtons(DialogLibrary library) => [.. Buttons(library)];

    private static IEnumerable<ExactWord> Buttons(DialogLibrary library)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var buttons = library.Phrases.Buttons;
            yield return new(buttons.Person.In(language), language, Intent.Human);
            yield return new(buttons.Menu.In(language), language, Intent.Menu);
            foreach (var form in library.Forms.Values) yield return new(form.Button.In(language), language, Intent.Apply, form.Id);
        }
    }
}
