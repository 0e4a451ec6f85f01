using System.Buffers;
using System.Text.RegularExpressions;
using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Topics.Estimate;

/// <summary>What a sentence says of a loan: 運転資金で800万円を1年, "20 million for machines, 24 months". What it says twice it does not say.</summary>
/// <param name="Amount">As it is written.</param>
/// <param name="Period">As it is written.</param>
public sealed partial record EstimateFigures(string? Amount, string? Period, Funds? Funds, Programme? Programme)
{
    private static readonly SearchValues<string> Again = SearchValues.Create(
        ["なら", "だと", "だったら", "にしたら", "にすると", "したら", "の場合", "で計算", "what if", "how about", "what about", "instead"], StringComparison.Ordinal);

    private static readonly string[] AgainAtFirst = ["and for", "and with", "and if"];

    public bool IsEmpty => this is { Amount: null, Period: null, Funds: null, Programme: null };

    public static EstimateFigures In(string text)
    {
        var folded = Numerals.Fold(text);
        var (working, capital) = (WorkingCapital().IsMatch(folded), CapitalExpenditure().IsMatch(folded));
        var (eco, ordinary) = (Eco().IsMatch(folded), Ordinary().IsMatch(folded));
        return new(
            Only(Money().Matches(folded)), Only(Months().Matches(folded)),
            working == capital ? null : working ? Estimate.Funds.WorkingCapital : Estimate.Funds.CapitalExpenditure,
            eco == ordinary ? null : eco ? Estimate.Programme.Eco : Estimate.Programme.Ordinary);
    }

    /// <summary>Whether a message asks for the same again with something else: 運転資金なら？, "what about 20 million?".</summary>
    public static bool AsksAgain(string text)
    {
        var folded = Numerals.Fold(text);
        return folded.AsSpan().ContainsAny(Again) || Array.Exists(AgainAtFirst, words => folded.StartsWith(words, StringComparison.Ordinal));
    }

    private static string? Only(MatchCollection found) => found is [var only] ? only.Value.Trim() : null;

    [GeneratedRegex(@"[0-9〇一二三四五六七八九十百千][0-9〇一二三四五六七八九十百千,.]*(億|万|まん|おく)[0-9〇一二三四五六七八九千百十]*(円|yen)?|[¥\\]?[0-9][0-9,]{4,}( ?円| ?yen)?|[0-9.]+ ?(million|mil|m)\b( yen)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Money();

    [GeneratedRegex(@"(?<![0-9])([0-9]{1,3}|[一二三四五六七八九十]{1,3}) ?(か|カ|ヶ|ケ|ヵ|箇)月|(?<![0-9年])([0-9]{1,2}|[一二三四五六七八九十]{1,3})年(半|間)?|半年|(?<![0-9])([0-9]{1,3}|a|one|two|three|five|ten)[ -](months?|years?)", RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex Months();

    [GeneratedRegex("運転|仕入|working capital|wages", RegexOptions.NonBacktracking)]
    private static partial Regex WorkingCapital();

    [GeneratedRegex("設備|機械|建物|capital expenditure|equipment|machine", RegexOptions.NonBacktracking)]
    private static partial Regex CapitalExpenditure();

    [GeneratedRegex("環境|エコ|省エネ|太陽光|eco|green|environment", RegexOptions.NonBacktracking)]
    private static partial Regex Eco();

    [GeneratedRegex("(普通|通常|ふつう)の|ordinary|normal one|regular", RegexOptions.NonBacktracking)]
    private static partial Regex Ordinary();
}
