using System.Runtime.CompilerServices;

namespace HamuraBot.Understanding.Text;

public enum Script : byte
{
    Other,
    Kanji,
    Hiragana,
    Katakana,
    Latin,
    Digit,
    Hangul,
}

public static class Scripts
{
    /// <summary>One byte a character: every text is read by it, thousands of them at start.</summary>
    private static readonly byte[] Table = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (byte)Classify((char)c))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Script Of(char c) => (Script)Table[c];

    public static bool IsKana(this Script script) => script is Script.Hiragana or Script.Katakana;

    public static bool IsJapanese(this Script script) => script is Script.Kanji or Script.Hiragana or Script.Katakana;

    public static bool IsWord(this Script script) => script is Script.Latin or Script.Digit;

    private static Script Classify(char c) => c switch
    {
        >= '0' and <= '9' => Script.Digit,
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Script.Latin,
        < '\u00c0' => Script.Other,
        <= '\u024f' => char.IsLetter(c) ? Script.Latin : Script.Other,
        '々' or '〆' => Script.Kanji,
        >= '\u3041' and <= '\u309f' => Script.Hiragana,
        >= '\u30a1' and <= '\u30fe' and not '・' => Script.Katakana,
        >= '\uff66' and <= '\uff9f' => Script.Katakana,
        >= '\u3400' and <= '\u4dbf' or >= '\u4e00' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' => Script.Kanji,
        >= '\uac00' and <= '\ud7a3' or >= '\u1100' and <= '\u11ff' or >= '\u3130' and <= '\u318f' => Script.Hangul,
        _ => Script.Other,
    };
}
