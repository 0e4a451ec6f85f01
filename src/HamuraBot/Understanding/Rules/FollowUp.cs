using System.Text.RegularExpressions;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>
/// A question that leaves out what it is about: "いくらですか", "how much?", "それはいつまで？". It means the topic that was answered last. What
/// holds any other content word is none.
/// </summary>
internal static partial class FollowUp
{
    public static bool Is(Folded text) => Japanese().IsMatch(text.Text) || English().IsMatch(text.Text);

    /// <summary>"I'd like to apply for it", "それに申し込みたい": an act that leaves out its matter, whatever its words stand beside in the samples.</summary>
    public static bool IsAct(Folded text) => JapaneseAct().IsMatch(text.Text) || EnglishAct().IsMatch(text.Text);

    [GeneratedRegex(
        "^ ?(で|じゃあ|では|あと|ちなみに|なるほど|わかりました|ありがとうございます)? ?"
        + "((それ|これ|その(件|制度|補助|支援|サービス|セミナー)?|この(件|制度|支援)?|そちら|こちら)(は|って|の|に|を|で|には|について|も)? ?)?"
        + "((料金|費用|お?金|金額|期限|締切|締め切り|期間|対象|対象者|条件|要件|場所|会場|日時|日程|書類|必要書類|手続き|手続|申し込み方|申込方法|申請方法|申し込み|連絡先|詳細|詳しいこと|上限|割合|根拠|出典|実績)(は|を|が|って|も)? ?)?"
        + "(いくら(まで|くらい|ぐらい)?|いつ(まで|から|ごろ|頃)?|どこ(で|に|へ)?|だれ(が|でも)?|誰(が|でも)?|なに(が|を)?|何(が|を)?|どんな(人|会社|もの)(が|でも)?|どう(やって|すれば|したら|やる)?|なぜ|どうして|どの(くらい|ぐらい)|どれ(くらい|ぐらい)|無料|有料|まだ(ある|使える|有効|やってる|やって|受けられる|申し込める|間に合う)|今も|"
        + "(もっと)?(詳しく|くわしく)|使え|受けられ|もらえ|申し込め|必要|教えて|おしえて|知りたい)?"
        + " ?(必要|いり|要り|かかり|かかる|もらえ|使え|できる|でき|あり|ある|申し込め|受けられ|対象|なり|いい|よい|良い|なる)?(に|が)?(ます|ですか|です|でしょう|ません|なります|なの|なん|ん|る|の)?(か|かな|かね|でしょうか|ですか|の)?(ください|下さい|お願いします|ほしい|たい|たいです)? ?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex Japanese();

    [GeneratedRegex(
        "^ ?(and |so |ok |okay |but |then |thanks |thank you )*"
        + "((how much|how long|how many|how often|how do i|how do we|how can i|how can we|how|when|until when|till when|by when|where|who|why|what|which)"
        + "( exactly)?( (is|are|was|does|do|did|can|will|would|must|should))?( (it|that|this|they|those|these|i|we|one))?( (cost|costs|end|ends|start|starts|last|apply|use|get|pay|available|open|work|works|for|about|run|out|held|take place|qualify|need|eligible|possible|mean|expire|come from))*( (it|that|this|them|for it|for that))?"
        + "|(is|was|does|can|will|do|are) (it|that|this|they|i|we|you)( (still|also|really))?( (free|available|valid|open|cost|expire|apply|use|get|have|need|running|on|over|there|eligible|possible|tell me more))*( (it|that|this|anything|something|money|now|today))?"
        + "|(what|how) about (it|that|this|the (price|cost|deadline|conditions|place|date|documents|limit|fee|fees))"
        + "|(tell me )?more( about (it|that|this))?( please)?|(can you )?(tell me more|more details|details|explain)( about (it|that|this))?( please)?"
        + "|the (price|cost|deadline|conditions|limit|fee)|(where|when|who) is (it|that|this)) ?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex English();

    [GeneratedRegex(
        "^ ?(では|じゃあ|それでは|はい)? ?(それ|これ|その(件|制度|補助|支援|サービス)|この(件|制度|補助|支援|サービス))(に|を|で|も)? ?"
        + "(申し込み?|申込み?|申請|応募|利用|依頼|お願い)(を)?(したい|たい|します|する)(です|のですが|んですが|と思います)? ?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex JapaneseAct();

    [GeneratedRegex(
        "^ ?(and |so |ok |okay |then |yes |please )*(i|we)( would like| ?'? ?d like| want| wish) to (apply|sign up|register) (for )?(it|that|this|one)( please)? ?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex EnglishAct();
}
