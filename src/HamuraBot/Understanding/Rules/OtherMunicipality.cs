using System.Text.RegularExpressions;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>Support of another city or prefecture: it must not be answered with ours, however alike the words are.</summary>
internal static partial class OtherMunicipality
{
    public static bool IsMeant(string text)
    {
        // Who names the city, too, asks what it has for those who come from elsewhere or work with others.
        if (Ours().IsMatch(text))
            return false;
        foreach (Match match in Theirs().Matches(text))
        {
            if (!OurOwnWords.Contains(match.Groups["place"].Value))
                return true;
        }

        return TheirsInEnglish().IsMatch(text);
    }

    /// <summary>Words before 市 and the like that name no other place.</summary>
    private static readonly HashSet<string> OurOwnWords = ["当", "本", "貴", "御", "同", "この", "こちらの", "都", "全", "各", "自"];

    [GeneratedRegex("羽村|はむら|ハムラ|hamura", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ours();

    /// <summary>"X市の" or the bare name of a neighbour, and then a kind of support.</summary>
    [GeneratedRegex(
        "(?:(?<place>[一-龥々]{1,4}?|あきる野|日の出|さいたま|つくば|いわき|ひたちなか)(?:市役所|市|区|町|村|県|府)|(?<place>立川|八王子|青梅|福生|昭島|国立|瑞穂|武蔵村山|東大和|町田|府中|多摩|日野|横浜|川崎|大阪|名古屋|福岡|京都|神戸|札幌|埼玉|神奈川|千葉|山梨))"
        + "(?:の|で|に|が|は|では|にも|にある|でやっている|がやっている| |　){1,2}[^。！？!?\\n]{0,12}?"
        + "(?:補助|助成|利子|利息|金利|奨励金|給付|支援|制度|融資|誘致|専門家|派遣|セミナー|講習|相談|窓口|空き工場|空き地|工場用地|マッチング|ホームページ|訪問)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex Theirs();

    [GeneratedRegex(
        @"\b(tachikawa|hachi?oji|ome city|fussa|akishima|akiruno|kunitachi|mizuho town|musashimurayama|higashiyamato|machida|fuchu|hino city|tama city|yokohama|kawasaki|osaka|nagoya|fukuoka|kyoto|kobe|sapporo|saitama|kanagawa|chiba|yamanashi)(?:'s|’s)?\b.{0,40}\b(subsid|grant|support|aid|incentive|loan|interest|seminar|expert|consult|factor|land|scheme|help)"
        + @"|\b(subsid\w*|grants?|support|aid|incentives?|seminars?|experts?|consult\w*|schemes?|interest aid)\b.{0,25}\b(of|in|from|by|at)\b.{0,12}\b(tachikawa|hachi?oji|ome city|fussa|akishima|akiruno|kunitachi|mizuho town|musashimurayama|higashiyamato|machida|fuchu|yokohama|kawasaki|osaka|nagoya|fukuoka|kyoto|kobe|sapporo|saitama|kanagawa|chiba|yamanashi)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex TheirsInEnglish();
}
