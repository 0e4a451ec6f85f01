using System.Text.RegularExpressions;
using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Dialogs;

/// <summary>Whether a message is plainly a question, by its form alone: while a form is open it is then not meant for the field.</summary>
public static partial class Question
{
    public static bool IsPlainly(string text)
    {
        var folded = Numerals.Fold(text);
        return folded.EndsWith('?') || Japanese().IsMatch(folded) || English().IsMatch(folded);
    }

    [GeneratedRegex(@"(ですか|ますか|でしょうか|ませんか|だろうか|のかな|かな|って何|とは|(教えて|知りた|聞きた)[^。]{0,12})[。!]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"^(what|where|when|who|which|why|how|is|are|can|could|do|does|may|tell me|i('d| would) like to (know|ask)|please tell)\b", RegexOptions.NonBacktracking)]
    private static partial Regex English();
}
