using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;

namespace HamuraBot.Dialogs;

/// <summary>A message that stands for something by itself; without a language if it is an id.</summary>
public sealed record ExactWord(string Text, Language? Language, Intent Intent, string? Id = null);

/// <summary>Messages that need no understanding: what buttons say, names, ids. They win before anything else.</summary>
public sealed class ExactWords
{
    private readonly ILookup<string, ExactWord> words;
    private volatile ILookup<string, ExactWord> learnt;

    public ExactWords(IEnumerable<ExactWord> known) => (words, learnt) = (ByText(known), ByText([]));

    /// <summary>Those that came after the start, in the place of those learnt before; the known ones win.</summary>
    public void Learn(IEnumerable<ExactWord> all) => learnt = ByText(all);

    /// <param name="text">The whole message.</param>
    /// <param name="language">The language of the conversation, kept by ids and by words that are alike in both.</param>
    public Meaning? Find(string text, Language language)
    {
        if (OpenForm.IdIn(text) is { } form) return new(language, Intent.Apply, [new(form, 1)], []);
        var plain = Plain.Of(text);
        var same = words.Contains(plain) ? words[plain] : learnt[plain];
        if ((same.FirstOrDefault(w => w.Language == language) ?? same.FirstOrDefault()) is not { } word) return null;
        return new(word.Language ?? language, word.Intent, word.Id is null ? [] : [new(word.Id, 1)], []);
    }

    private static ILookup<string, ExactWord> ByText(IEnumerable<ExactWord> words) => words.ToLookup(word => Plain.Of(word.Text));

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
