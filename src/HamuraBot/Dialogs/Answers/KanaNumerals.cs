using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>Numbers as they are spoken: せんはっぴゃくまん, 1800まん. Voice input writes so.</summary>
public static partial class KanaNumerals
{
    private static readonly Dictionary<string, string> Written = new()
    {
        ["いち"] = "一", ["いっ"] = "一", ["に"] = "二", ["さん"] = "三", ["よん"] = "四", ["し"] = "四", ["ご"] = "五", ["ろく"] = "六", ["ろっ"] = "六", ["なな"] = "七",
        ["しち"] = "七", ["はち"] = "八", ["はっ"] = "八", ["きゅう"] = "九", ["じゅう"] = "十", ["じゅっ"] = "十", ["ひゃく"] = "百", ["びゃく"] = "百",
        ["ぴゃく"] = "百", ["せん"] = "千", ["ぜん"] = "千", ["まん"] = "万", ["おく"] = "億", ["えん"] = "円",
    };

    /// <summary>The text itself if it is anything but a number.</summary>
    public static string ToKanji(string folded) => Number().Match(folded) is { Success: true } number
        ? Syllable().Replace(number.Groups["number"].Value, syllable => Written[syllable.Value]) + folded[number.Groups["number"].Length..] : folded;

    private const string Syllables = "いち|いっ|さん|よん|ろく|ろっ|なな|しち|はち|はっ|きゅう|じゅう|じゅっ|ひゃく|びゃく|ぴゃく|せん|ぜん|まん|おく|えん|に|し|ご";

    [GeneratedRegex($"^(?<number>([0-9一二三四五六七八九十百千万億]|{Syllables})*(まん|おく|せん|ひゃく|じゅう|万|億)(えん)?)(円|です|でした|くらい|ぐらい|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(Syllables, RegexOptions.NonBacktracking)]
    private static partial Regex Syllable();
}
