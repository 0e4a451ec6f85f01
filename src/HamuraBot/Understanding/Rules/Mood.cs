using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>How a visitor writes: somebody who is upset or in a hurry is offered a person.</summary>
public readonly record struct Mood(bool IsNegative, bool IsUrgent)
{
    /// <summary>What weighs as much as one plain word of complaint is a complaint.</summary>
    private const int Enough = 2;

    /// <summary>Longer ones than this are read up to here: a letter says at its beginning or end how it is meant, and both lie within.</summary>
    private const int Longest = 4000;

    public static Mood Of(string text)
    {
        var read = text.Length > Longest ? text[..Longest] : text;
        var folded = Normalizer.Fold(read).Text;
        if (!MoodWords.MayStandIn(folded))
            return default;
        var (negative, urgent) = (0, false);
        foreach (var word in MoodWords.All)
        {
            var weight = word.WeightIn(folded);
            negative += word.IsUrgent ? 0 : weight;
            urgent |= word.IsUrgent && weight > 0;
        }

        if (negative > 0)
            negative += MoodWords.Strength(folded, read);
        return new Mood(negative >= Enough, urgent);
    }
}
