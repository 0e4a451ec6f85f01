namespace HamuraBot.Understanding.Text;

/// <summary>Part of a sentence, and whether a word joins it to another; a mark alone also stands between what is told and what is asked.</summary>
internal readonly record struct Part(string Text, bool IsJoined);

/// <summary>Part of a sentence, and whether it names what is not wanted.</summary>
internal readonly record struct Clause(string Text, bool IsRejected);

/// <summary>
/// Cuts a sentence where something is rejected, and where two things are joined. The words at the cuts are the content's; what is
/// rejected reaches from such a word to the next bound, whatever stands there.
/// </summary>
internal sealed class Clauses
{
    /// <summary>In characters: これ, それは.</summary>
    private const int LongestPronoun = 3;

    private const string Bounds = "、,，。．.;；:：!！?？\n「」『』()（）—–…";

    private readonly WordFinder cuts = new();
    private readonly WordFinder joins = new();
    private readonly WordFinder both = new();

    public Clauses(ClauseWords words)
    {
        cuts.Add(words.Kept, Cut.Kept);
        cuts.Add(words.RejectBefore, Cut.RejectBefore);
        cuts.Add(words.RejectAfter, Cut.RejectAfter);
        cuts.Add(words.Ends, Cut.End);
        joins.Add(words.Joins, Cut.End);
        both.Add(words.Both, Cut.End);
    }

    private enum Cut
    {
        Kept,
        RejectBefore,
        RejectAfter,
        End,
    }

    /// <summary>The clauses in order; a sentence that rejects nothing is one.</summary>
    public List<Clause> Split(string sentence)
    {
        var clauses = new List<Clause>();
        var (start, rejecting) = (0, false);
        for (var at = 0; at < sentence.Length;)
        {
            if (cuts.Find(sentence, at) is not { } found)
            {
                if (rejecting && Bounds.Contains(sentence[at], StringComparison.Ordinal))
                {
                    Add(start, at, rejected: true);
                    (start, rejecting) = (at + 1, false);
                }

                at++;
                continue;
            }

            switch (found.Kind)
            {
                case Cut.RejectBefore:
                    var from = BoundBefore(sentence, start, at);
                    // "…, this I do not need": what it points to stands before.
                    if (at - from <= LongestPronoun && from > start && Scripts.Of(sentence[from]) is Script.Hiragana)
                        from = BoundBefore(sentence, start, from - 1);
                    Add(start, from, rejected: false);
                    Add(from, at, rejected: true);
                    (start, rejecting) = (at + found.Length, false);
                    break;
                case Cut.RejectAfter:
                    Add(start, at, rejecting);
                    (start, rejecting) = (at + found.Length, true);
                    break;
                case Cut.End when rejecting && sentence.AsSpan(start, at - start).Trim().Length > 0:
                    Add(start, at, rejected: true);
                    (start, rejecting) = (at, false);
                    break;
            }

            at += found.Length;
        }

        Add(start, sentence.Length, rejecting);
        return clauses;

        void Add(int from, int to, bool rejected)
        {
            var text = sentence.AsSpan(from, to - from).Trim(" 　、,，。.");
            if (text.Length > 0)
                clauses.Add(new Clause(text.ToString(), rejected));
        }
    }

    /// <summary>Whether a sentence points to several things that were named before: "each of them".</summary>
    public bool PointsToBoth(string sentence)
    {
        for (var at = 0; at < sentence.Length; at++)
            if (both.Find(sentence, at) is not null) return true;
        return false;
    }

    /// <summary>The parts between the words that join; one where nothing is joined.</summary>
    public List<Part> Parts(string text)
    {
        var (parts, start, isJoined) = (new List<Part>(), 0, false);
        var isKeywords = text.Any(c => Scripts.Of(c).IsJapanese()) && !text.Any(c => Scripts.Of(c) is Script.Hiragana);
        for (var at = 0; at <= text.Length; at++)
        {
            var isMark = at == text.Length || Bounds.Contains(text[at], StringComparison.Ordinal) || isKeywords && text[at] is ' ' or '　';
            var length = isMark ? 1 : joins.Find(text, at)?.Length ?? 0;
            if (length is 0)
                continue;
            var part = text.AsSpan(start, at - start).Trim();
            if (part.Length > 0)
            {
                parts.Add(new Part(part.ToString(), isKeywords || isJoined || !isMark));
                isJoined = !isMark;
            }
            else
            {
                isJoined |= !isMark;
            }

            start = at + length;
            at = start - 1;
        }

        return parts;
    }

    /// <summary>Where what is rejected begins: after the last bound, or after a space that sets keywords apart.</summary>
    private static int BoundBefore(string sentence, int start, int end)
    {
        for (var at = end - 1; at >= start; at--)
        {
            if (Bounds.Contains(sentence[at], StringComparison.Ordinal))
                return at + 1;
            if (sentence[at] is ' ' or '　' && at < end - 1 && Scripts.Of(sentence[at + 1]) is Script.Kanji or Script.Katakana)
                return at + 1;
        }

        return start;
    }

    /// <summary>Finds the longest of many words at a place; Latin ones only as whole words.</summary>
    private sealed class WordFinder
    {
        private readonly Dictionary<char, List<(string Word, Cut Kind)>> words = [];

        public void Add(IEnumerable<string> all, Cut kind)
        {
            foreach (var word in all)
            {
                if (!words.TryGetValue(char.ToLowerInvariant(word[0]), out var alike))
                    words[char.ToLowerInvariant(word[0])] = alike = [];
                alike.Add((word, kind));
                alike.Sort((one, other) => other.Word.Length.CompareTo(one.Word.Length));
            }
        }

        public (int Length, Cut Kind)? Find(string text, int at)
        {
            if (!words.TryGetValue(char.ToLowerInvariant(text[at]), out var alike))
                return null;
            foreach (var (word, kind) in alike)
            {
                if (at + word.Length <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
                    && (Scripts.Of(word[0]) is not Script.Latin || IsWhole(text, at, at + word.Length)))
                    return (word.Length, kind);
            }

            return null;
        }

        private static bool IsWhole(string text, int start, int end) =>
            (start is 0 || Scripts.Of(text[start - 1]) is not (Script.Latin or Script.Digit))
            && (end == text.Length || Scripts.Of(text[end]) is not (Script.Latin or Script.Digit));
    }
}
