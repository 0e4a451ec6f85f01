using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs.OwnMatters;

/// <summary>Words that can only be about what the visitor has filed before, because there is such a thing or because they say so.</summary>
public sealed class OwnMatterSource(DialogLibrary library, MattersOfTurn matters) : IIntentSource
{
    /// <summary>In characters. A longer message tells a story of its own.</summary>
    private const int Longest = 200;

    /// <summary>After what buttons say.</summary>
    public int Order => 20;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        var text = turn.Text;
        if (text.Length > Longest || turn.Noted<FormState>() is not null) return null;
        var isCancel = understood.Intent is Intent.Cancel;
        var act = library.OwnMatters.ActIn(text);
        if (act is null && !isCancel && OwnMatterWords.NumberIn(text) is null && !IsSend(text)) return null;
        var hasAny = (await matters.AllAsync(turn)).Count > 0;
        var isOwn = hasAny || understood.Intent is not (Intent.Topic or Intent.Apply) && act is not null && library.OwnMatters.NamesOne(text) || OwnMatterWords.NumberIn(text) is not null;
        if (!isOwn || isCancel && act is null && !(await matters.AllAsync(turn)).Any(one => one.Matter.IsLive)) return null;
        return new(understood with { Intent = Intent.Status, Answers = [], Suggestions = [], Foreign = default });
    }

    /// <summary>The button was pressed twice: what was sent is told again.</summary>
    private bool IsSend(string text) => Enum.GetValues<Language>().Any(language => Plain.Of(library.Phrases.Form.Send.In(language)) == Plain.Of(text));
}
