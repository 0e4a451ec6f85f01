using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>What is said around a call for an officer: the matter in the same sentence, and, while one waits, the number to call back.</summary>
public sealed partial class CallWords(OpenHandoffs open, DialogLibrary library) : IIntentSource
{
    /// <summary>In characters. A longer message tells a story of its own.</summary>
    private const int Longest = 200;

    /// <summary>In characters: what is shorter names no matter.</summary>
    private const int ShortestMatter = 3;

    /// <summary>One of them is in all that <see cref="Call"/> finds: nearly no message is worth the expression.</summary>
    private static readonly SearchValues<string> Somebody = SearchValues.Create(["員", "担当", "係の", "窓口の", "詳しい", "スタッフ", "talk ", "speak ", "chat ", "ask "], StringComparison.Ordinal);

    /// <summary>After what buttons say, and before what speaks of things filed before.</summary>
    public int Order => 15;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        if (turn.Text.Length > Longest || turn.Noted<FormState>() is not null) return null;
        var text = Folded(turn.Text);
        var memory = await open.MemoryAsync(turn, cancellationToken);
        if ((memory.Is(HandoffStatus.Waiting) || memory.Is(HandoffStatus.MessageTaken)) && (CallBack().IsMatch(text) || OwnNumber().IsMatch(text) && NumberIn(turn.Text) is not null))
            return new(new(turn.Language, Intent.None, [], []), library[HandoffAdditionDialog.PhoneForm].OpenCommand);
        // Whoever has just been offered a person says yes to that.
        if (memory.Offered is not null && library.FormWords.Agrees(turn.Text) is true)
            return new(understood with { Intent = Intent.Human, Answers = [], Suggestions = [], Foreign = default });
        return text.AsSpan().ContainsAny(Somebody) && Call().IsMatch(text) && MatterIn(turn.Text) is not null ? new(understood with { Intent = Intent.Human, Answers = [], Suggestions = [] }) : null;
    }

    /// <summary>The whole sentence, if it says more than that somebody is wanted.</summary>
    public static string? MatterIn(string text) =>
        Matter().Match(Folded(text)) is { Success: true } found && Pointing().Replace(found.Groups["matter"].Value, "").Trim().Length >= ShortestMatter ? text.Trim() : null;

    /// <summary>The phone number in a sentence, as it is kept.</summary>
    public static string? NumberIn(string text) =>
        Number().Match(text.Compatible()) is { Success: true } found && PhoneText.Read(found.Value) is { Outcome: ReadingOutcome.Understood, Answer: { } number }
            ? number : null;

    private static string Folded(string text) => text.Compatible().ToLowerInvariant();

    [GeneratedRegex(@"(職員|担当者|担当の(方|人)|係の(方|人)|窓口の(方|人)|詳しい(方|人)|スタッフ)(の方|の人|さん)?(に|と|へ|から)[、]?(直接|一度|少し)?(ご?相談|お?話|お?聞|お?伺|ご?質問|お?問い合わせ|説明)|\b(talk|speak|chat|ask) (to |with )?(a |an |some |the |your |one of your )?(real )?(person|human|officer|staff|someone|somebody|member of staff|people)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<matter>.+?)(のことで|のことを|のことについて|について|に関して|の件で|の件について|に困って|で困って|で悩んで|の相談で)|\b(about|regarding|concerning) (?<matter>.+)", RegexOptions.NonBacktracking)]
    private static partial Regex Matter();

    /// <summary>What names nothing by itself.</summary>
    [GeneratedRegex(@"その|この|あの|それ|これ|ちょっと|少し|すみません|いろいろ|[、。,.!?\s]|\b(it|this|that|something|my|a|an|the|question|matter)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"折り?返し.{0,6}(電話|ご?連絡)|電話.{0,4}(ください|下さい|頂け|いただけ|ほしい|欲しい|もらえ|願い)|\bcall (me|us) (back|at|on)|\b(phone|ring) (me|us)\b|call ?back", RegexOptions.NonBacktracking)]
    private static partial Regex CallBack();

    [GeneratedRegex(@"電話|携帯|番号|tel|phone|mobile|number|^[+0-9() -]+(です)?[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"[+]?[0-9][0-9()\-‐–ー－ ]{8,16}[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
