using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>A message that stands for something by itself; without a language if it is an id.</summary>
/// <param name="Topic">The topic that is asked about, if any.</param>
public sealed record ExactWord(string Text, Language? Language, Intent Intent, string? Topic = null)
{
    /// <summary>The command that the words stand for, if they are a button's.</summary>
    public ButtonCommand? Command { get; init; }
}

/// <summary>Messages that need no understanding: what buttons say, names, ids. They win before anything else.</summary>
public sealed class ExactWords : IIntentSource
{
    private readonly ILookup<string, ExactWord> words;
    private volatile ILookup<string, ExactWord> learnt;

    public ExactWords(IEnumerable<ExactWord> known) => (words, learnt) = (ByText(known), ByText([]));

    public int Order => 10;

    /// <summary>Those that came after the start, in the place of those learnt before; the known ones win.</summary>
    public void Learn(IEnumerable<ExactWord> all) => learnt = ByText(all);

    public ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(turn.Text, turn.Language));

    /// <param name="text">The whole message.</param>
    /// <param name="language">The language of the conversation, kept by ids and by words that are alike in both.</param>
    public Intention? Find(string text, Language language)
    {
        var plain = Plain.Of(text);
        var same = words.Contains(plain) ? words[plain] : learnt[plain];
        if ((same.FirstOrDefault(w => w.Language == language) ?? same.FirstOrDefault()) is not { } word) return null;
        return new(new(word.Language ?? language, word.Intent, word.Topic is null ? [] : [new(word.Topic, 1)], []), word.Command);
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
            foreach (var form in library.Forms.Values)
                yield return new(form.Button.In(language), language, Intent.Apply) { Command = form.OpenCommand };
        }
    }
}
