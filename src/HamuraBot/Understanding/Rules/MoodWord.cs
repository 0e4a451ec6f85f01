using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>A word that tells a mood unless what stands around it denies it.</summary>
/// <param name="Text">As it stands in a folded text; Latin words are whole words, up to a "*".</param>
/// <param name="Weight">2 is enough alone; 1 needs another or a word that strengthens it.</param>
/// <param name="IsUrgent">Whether it tells hurry and not displeasure.</param>
internal sealed record MoodWord(string Text, int Weight, bool IsUrgent)
{
    /// <summary>How far before a Latin word its negation may stand, in words.</summary>
    private const int Reach = 3;

    private static readonly string[] Denials =
    [
        "ない", "なく", "ません", "ず", "らない", "らなく", "らず", "りません", "っていない", "っていません", "ってない", "ってません", "ってはいま", "ってはいない", "っておりません", "くない", "くなく", "くはない",
        "くありま", "くはありま", "ではない", "ではあり", "ではござ", "じゃない", "じゃあり", "でない", "でなく", "はありません", "はない", "はなく", "はございません", "がない", "もない", "もありません", "をしなく", "しなく", "しない",
        "がず", "ぐ必要は", "なくて", "とは思いま", "とは思わ", "とは言いま", "というほどではな", "というわけではな", "ことはありま", "ことはない", "していません", "していない", "はしてい", "いらず",
    ];

    private static readonly string[] DenialsBefore = ["not", "no", "never", "without", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "wont", "cant", "havent", "hasnt", "nothing", "hardly", "neither", "nor"];

    /// <summary>What stands in the text.</summary>
    public string Bare { get; } = Text.TrimEnd('*');

    public int WeightIn(string folded)
    {
        var isLatin = Scripts.Of(Bare[0]).IsWord();
        for (var at = folded.IndexOf(Bare, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(Bare, at + 1, StringComparison.Ordinal))
        {
            var after = folded.AsSpan(at + Bare.Length);
            if (isLatin ? IsWhole(folded, at, after) && !IsDeniedBefore(folded.AsSpan(0, at)) : !IsDenied(after))
                return Weight;
        }

        return 0;
    }

    private bool IsWhole(string folded, int at, ReadOnlySpan<char> after) =>
        (at is 0 || folded[at - 1] is ' ') && (Text.EndsWith('*') || after.Length is 0 || after[0] is ' ' || !Scripts.Of(after[0]).IsWord());

    private static bool IsDenied(ReadOnlySpan<char> after)
    {
        foreach (var denial in Denials)
        {
            if (after.StartsWith(denial))
                return true;
        }

        return false;
    }

    private static bool IsDeniedBefore(ReadOnlySpan<char> before)
    {
        var words = before.TrimEnd();
        for (var i = 0; i < Reach && words.Length > 0; i++)
        {
            var space = words.LastIndexOf(' ');
            if (Array.IndexOf(DenialsBefore, words[(space + 1)..].ToString()) >= 0)
                return true;
            words = space < 0 ? [] : words[..space].TrimEnd();
        }

        return false;
    }
}
