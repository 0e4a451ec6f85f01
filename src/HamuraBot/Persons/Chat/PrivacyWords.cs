using System.Buffers;
using System.Text.RegularExpressions;

namespace HamuraBot.Persons.Chat;

/// <summary>What a visitor may want of what has been written, by the words for it.</summary>
public static partial class PrivacyWords
{
    /// <summary>Characters: who writes more has something else to say.</summary>
    private const int Longest = 120;

    private const string Delete = "消して|消せ|消去|削除|抹消|消しといて|消したい|けして";

    private const string Own = "記録|履歴|ログ|会話|チャット|やり取り|やりとり|メッセージ|個人情報|個人データ|データ|書き込み|発言|入力した|書いた";

    /// <summary>Things that are cancelled and not erased, or that the desk gives out about somebody else.</summary>
    private const string Elsewhere = "申し?込|予約|参加|登録|補助|融資|助成";

    /// <summary>One of them is in all that <see cref="Last"/> and <see cref="Erasure"/> find: nearly no message is worth the expressions.</summary>
    private static readonly SearchValues<string> Erasing = SearchValues.Create(["消", "削除", "抹消", "けして", "delete", "remove", "erase", "unsend"], StringComparison.Ordinal);

    /// <summary>… in all that <see cref="Periods"/> finds.</summary>
    private static readonly SearchValues<string> Keeping = SearchValues.Create(["残", "保存", "保管", "保持", "持", "知", "覚", "how long", "about me", "about us", "on me"], StringComparison.Ordinal);

    /// <summary>… in all that <see cref="Disclosure"/> finds.</summary>
    private static readonly SearchValues<string> Data = SearchValues.Create(["情報", "データ", "記録", "data", "information"], StringComparison.Ordinal);

    /// <returns>A subject of <see cref="PrivacyDialog.Verb"/>; null if it is about something else.</returns>
    public static string? Find(string text)
    {
        var plain = KeptText.Compatible(text).ToLowerInvariant();
        if (plain.Length > Longest) return null;
        var erases = plain.AsSpan().ContainsAny(Erasing);
        if (erases && Last().IsMatch(plain) && !OtherMatter().IsMatch(plain)) return PrivacyDialog.Last;
        if (plain.AsSpan().ContainsAny(Keeping) && Periods().IsMatch(plain)) return PrivacyDialog.Periods;
        if (plain.AsSpan().ContainsAny(Data) && Disclosure().IsMatch(plain)) return PrivacyDialog.Ask;
        return erases && Erasure().IsMatch(plain) && !OtherMatter().IsMatch(plain) ? PrivacyDialog.Ask : null;
    }

    [GeneratedRegex(
        $@"(さっき|先ほど|さきほど|今の|いまの|直前|ひとつ前|一つ前|最後の|今書いた|いま書いた|今送った|今入力).{{0,20}}({Delete})"
        + @"|\b(delete|remove|erase|unsend)\b.{0,20}\b(i just (wrote|typed|sent|said|entered)|(last|previous) (message|entry|text))",
        RegexOptions.NonBacktracking)]
    private static partial Regex Last();

    [GeneratedRegex(
        @"(チャット|会話|記録|履歴|ログ|個人情報|個人データ|入力した|書いた|やり取り).{0,20}(いつまで|どのくらい|どれくらい|何年|何か月|何ヶ月|何日|期間).{0,12}(残|保存|保管|保持|持)"
        + @"|(チャット|会話|記録|履歴|ログ|個人情報|個人データ|入力した|書いた|やり取り).{0,12}(保存|保管|保持)(期間|され(る|ます)期間)"
        + @"|\bhow long\b.{0,40}\b(keep|kept|store|stored|retain|retained|hold|held)\b.{0,40}"
        + @"\b(chat|chats|data|conversation|message|messages|personal|what i)\b|\bhow long\b.{0,30}\b(my|this) (chat|data|conversation|messages?|personal).{0,30}\b(kept|stored|retained|held)\b"
        + @"|(私|わたし|自分|当社|弊社|うち)(について|のこと)を?、?(何を|どこまで|どれくらい|どのくらい|なにを).{0,8}(知って|覚えて|持って|記録|保存)"
        + @"|^(so )?what (all )?do you (know|have|hold|store|keep|remember) (about|on) (me|us)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Periods();

    [GeneratedRegex(
        @"(個人情報|個人データ|保有.{0,4}データ|(私|わたし|自分|当社|弊社)(の|に関する)(情報|データ|記録)).{0,15}(開示|訂正|利用停止|見せて|閲覧|教えて|知りたい)"
        + @"|\b(disclose|access|see|copy of|what|correct)\b.{0,30}\b(my (personal )?(data|information)|(data|information)\b.{0,30}\b(about|on|of) me)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Disclosure();

    [GeneratedRegex(
        $@"({Own}).{{0,15}}({Delete})|\b(delete|erase|remove)\b.{{0,30}}\b(my|this|our|the) (whole |entire |personal )?(chat|conversation|data|history|records?|information|messages?)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Erasure();

    [GeneratedRegex(Elsewhere, RegexOptions.NonBacktracking)]
    private static partial Regex OtherMatter();
}
