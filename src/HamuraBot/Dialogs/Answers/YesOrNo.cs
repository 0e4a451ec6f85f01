using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Dialogs.Answers;

/// <summary>Which choice of a yes-or-no question a plain yes or no means.</summary>
public static class YesOrNo
{
    private static readonly string[] YesJa = ["はい", "ある", "できる", "同意する", "利用したことがある", "伝えてよい", "希望する"];
    private static readonly string[] NoJa = ["いいえ", "ない", "できない", "同意しない", "初めて", "伝えない", "希望しない"];

    public static Choice? Of(IReadOnlyList<Choice> choices, bool agrees)
    {
        var meant = choices.Where(choice => StartsWith(choice.Label.En, agrees ? "yes" : "no") || (agrees ? YesJa : NoJa).Any(word => StartsWith(choice.Label.Ja, word)
            && (choice.Label.Ja.Length == word.Length || choice.Label.Ja[word.Length] is '（' or '、' or '('))).ToList();
        return meant is [var only] ? only : null;
    }

    private static bool StartsWith(string label, string word) => label.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (label.Length == word.Length || !char.IsAsciiLetter(label[word.Length]));
}
