using System.Text.RegularExpressions;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Topics.Checks;

public enum Unit
{
    None,
    Yen,
    Percent,
    Fraction,
}

/// <summary>A figure in a text, whatever its writing: 20万円, ¥200,000 and 200,000 yen are one; so are half, 半額 and 2分の1.</summary>
public readonly record struct Figure(decimal Value, Unit Unit)
{
    /// <summary>A bare number in a quote may be told with a unit, not the other way round with another one.</summary>
    public bool IsBackedBy(Figure quoted) =>
        Value == quoted.Value && (Unit == quoted.Unit || Unit is Unit.None || quoted.Unit is Unit.None);
}

public static partial class Figures
{
    private static readonly Figure AHalf = new(0.5m, Unit.Fraction);

    /// <summary>The figures of a text, dates apart.</summary>
    public static IReadOnlyList<Figure> In(string text)
    {
        var folded = PerOne().Replace(Dates.Without(Numerals.Fold(text)), " ");
        var figures = Half().Matches(folded).Select(_ => AHalf).ToList();
        foreach (Match match in Fraction().Matches(folded))
            if (Numerals.Parse(match.Groups["of"].Value) is { } of && of != 0 && Numerals.Parse(match.Groups["part"].Value) is { } part)
                figures.Add(new(part / of, Unit.Fraction));
        folded = Fraction().Replace(folded, " ");
        foreach (Match match in Number().Matches(folded))
            if (Numerals.Parse(match.Groups["n"].Value.Replace(" ", "", StringComparison.Ordinal)) is { } value)
                figures.Add(new(value, UnitOf(match)));
        return figures;
    }

    private static Unit UnitOf(Match match) =>
        match.Groups["percent"].Success ? Unit.Percent : match.Groups["sign"].Success || match.Groups["yen"].Success ? Unit.Yen : Unit.None;

    [GeneratedRegex(@"\bhalf\b|半額|半分", RegexOptions.NonBacktracking)]
    private static partial Regex Half();

    [GeneratedRegex(@"(?<of>[0-9一二三四五六七八九十]+)分の(?<part>[0-9一二三四五六七八九十]+)|(?<part>[0-9]+)/(?<of>[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();

    /// <summary>"1社あたり" is per company: no figure.</summary>
    [GeneratedRegex("[1一](社|人|名|件|回|台)(あたり|につき|ごと)", RegexOptions.NonBacktracking)]
    private static partial Regex PerOne();

    // Kanji numerals count before a counter only: 第三者 and 一つ are words.
    [GeneratedRegex(
        @"(?<sign>[¥\\])?((?<n>[0-9]+(,[0-9]{3})*(\.[0-9]+)?( ?(thousand|million|billion)|[千万億][0-9千万億]*)?)"
        + @"|(?<n>[二三四五六七八九十百千万億]+)(社|名|人|回|件|割|年|か月|(?<yen>円)|(?<percent>%))"
        + @"|\b(?<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
        + @" ?((?<percent>%|per ?cent|パーセント)|(?<yen>円|yen))?", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
