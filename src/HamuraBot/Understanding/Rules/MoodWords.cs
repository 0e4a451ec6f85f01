using System.Buffers;

namespace HamuraBot.Understanding.Rules;

/// <summary>The lexicon of moods, written for this project. Politeness that sounds like trouble (恐れ入ります, 申し訳ありませんが) is not in it.</summary>
internal static class MoodWords
{
    public static readonly IReadOnlyList<MoodWord> All =
    [
        .. Displeasure("""
            ひどい ひどすぎ 酷い 酷すぎ ひどかった 最悪 最低 不親切 不愉快 不快 不満 不誠実 納得いか 納得でき 納得がいか 話にならな 話が違 いい加減にし いいかげんにし ふざけ 腹が立 腹立 頭にき 頭に来
            怒って 怒りを 怒りしか 怒りが 怒り心頭 イライラ いらいら いらつ むかつ ムカつ うんざり がっかり ガッカリ 失望 許せな 許しがた 許せませ たらい回し タライ回し 待たされ 放置され 無視され 無視する 馬鹿にし バカにし
            ばかにし 役に立たな 役立たず 役に立ちませ 使えな 使い物になら 使えませ 意味がな 意味ないで 意味不明 無責任 あきれ 呆れ クレームを 苦情を 抗議 対応が悪 対応が遅 態度が悪 態度が失礼 失礼な対応 失礼すぎ
            信じられな 信じられませ 返事が来な 返事が来ませ 返事がな 返事もな 返事がありませ 返信が来な 返信がな 返信がありませ 連絡が来な 連絡が来ませ 連絡がな 連絡がありませ 連絡もな 電話がつながらな 電話がつながりませ
            電話に出な 電話に出てくれ 電話しても出な 何度も同じ 何回も同じ 同じことばっか 同じことばか 同じ返事ばっか 同じ返事ばか 同じ答えばか 何度言 何度聞 何回言 何回聞 何度問い合わせ 何度も問い合わせ 何度電話 何度も電話 いつまで待 まだ待た 遅すぎ おそすぎ 理不尽 嫌にな 嫌になり 嫌気 もう嫌
            もういや もういい 不信 馬鹿げ ばかげ 情けな 困り果て 途方に暮れ 首が回ら 潰れそう つぶれそう 倒産しそう 倒産寸前 廃業するしか もう限界 もうだめ もうダメ 絶望 どうしたらいいか分から どうしていいかわから 泣きたい 辛くて つらくて つらいです
            辛いです 不安で 税金の無駄 時間の無駄 二度と 話を聞いてくれな 教えてくれな 答えになってな 答えになってへ 答えになっていな 答えになっていませ 的外れ ポンコツ 冷たい対応 冷たくあし 門前払い 断られてばかり 対応してくれな 取り合ってくれ
            """, 2),
        .. Displeasure("困って 困りま 困る 心配 不便 不安 残念 面倒 分かりにく わかりにく わかりづら 分かりづら 使いにく 間違って おかしい 遅い おそい 苦し 悩んで 厳しい 失礼で つらい 辛い 大変で 大変です", 1),
        .. Displeasure("""
            terrible terribly awful useless ridiculous unacceptable frustrat* angry furious annoyed annoying disappoint* disgust* worst horrible pathetic rude outrageous appalling infuriating dissatisfied
            unsatisfied unhappy hopeless desperate incompetent dreadful shameful shocking insult* crap sucks stupid idiotic nonsense scandal* unhelpful upset upsetting miserable
            """, 2),
        .. Phrases("""
            fed up|sick of|sick and tired|waste of time|waste of my time|waste of money|wasting my time|nobody answers|nobody replies|nobody calls|no one answers|no one replies|no one called|no reply|no response|no answer|never replied
            never called back|never answers|still waiting|been waiting|keep waiting|kept waiting|ignored|ignoring|not helpful|not satisfied|not happy|not acceptable|not good enough|not impressed|no help at all|doesnt help|does not help|didnt help
            did not help|isnt helping|is not working|doesnt work|does not work|isnt working|makes no sense|make no sense|this is a joke|what a joke|how many times do i|how many times must|how many times have i|how many more times|is garbage|total garbage|pure garbage|what rubbish|is rubbish|load of rubbish|absolute rubbish|third time|fourth time|tenth time|over and over|bad service|poor service|let down|lets me down|want to complain|like to complain|file a complaint
            make a complaint|making a complaint|lodge a complaint|formal complaint|had enough|given up|giving up|give up on|cant believe|cannot believe|cannot get through|cant get through|passed around|pushed around|going bankrupt|go bankrupt|going under|at my wits end|dont know what to do|losing everything|lost patience
            losing patience|losing my patience|out of patience|run out of patience|you people|dont care|doesnt care|not what i asked|wrong answer again|sent away|turned away|treated badly|treated like|shame on|hate this|hate your|i hate
            """, 2),
        .. Displeasure("garbage rubbish* trouble problem* worried worry confus* difficult struggl* slow wrong bad broken inconvenient disadvantage unfair afraid stress* complicated", 1),
        .. Hurry("""
            至急 大至急 緊急 急いで 急ぎで 急ぎの 急ぎま 急ぎです 急を要 急ぎたい 大急ぎ 今すぐ いますぐ いま直ぐ 今直ぐ すぐに返 すぐに連絡 すぐ連絡 すぐに教 すぐ教 すぐに知り すぐ返事 すぐに対応 すぐ対応 すぐに来 すぐ来て すぐに必要 すぐ必要 直ちに ただちに 早急 さっきゅう そうきゅうに
            一刻も早 一刻を争 一日も早 なるはや できるだけ早 なるべく早 できる限り早 可能な限り早 可及的速やか 速やかに 今日中 きょう中 本日中 今日までに 本日までに 明日までに あすまでに あしたまでに 明日中 今週中 明朝まで 今夜中
            締切が今日 締切が明日 締め切りが今日 締め切りが明日 期限が今日 期限が明日 期限は今日 期限は明日 間に合わな 間に合いませ 間に合わせ 時間がな 時間がありませ 早くして 早く返 早く教 早く連絡 早く答 早く対応 待てな 待てませ 待っていられ 待ってられ はやくして 急いでま 急いでい しきゅう
            """),
        .. Hurry("urgent urgently asap immediately emergency hurry rush promptly"),
        .. PhrasesOfHurry("""
            deadline is|deadline was|deadline tomorrow|deadline today|our deadline|my deadline|before the deadline|meet the deadline|miss the deadline|deadline approach|deadline near|tight deadline|as soon as possible|as quickly as possible|as fast as possible|right away|right now|straight away|at once|by tomorrow|by today|before tomorrow|by tonight|by the end of today|by the end of the day|by end of day|by this evening|by noon|due today|due tomorrow|cant wait|cannot wait|can not wait|no time to lose|no time left|running out of time
            run out of time|out of time|time is running|within the hour|this very day|need it today|need this today|need help today|need an answer today|answer me today|today please|very soon|need it now|need help now|answer now|reply quickly|quick reply|quick answer|be quick|time sensitive|pressing
            """),
    ];

    private static readonly SearchValues<string> Any = SearchValues.Create([.. All.Select(word => word.Bare).Distinct()], StringComparison.Ordinal);

    /// <summary>Whether one of them may stand in it at all: most messages have none.</summary>
    public static bool MayStandIn(string folded) => folded.AsSpan().ContainsAny(Any);

    /// <summary>What strengthens a complaint.</summary>
    private static readonly string[] Strong =
    [
        "本当に", "ほんとうに", "ほんとに", "とても", "すごく", "かなり", "まったく", "全く", "全然", "非常に", "大変困", "一体", "いったい", "何度も", "何回も", "いつまでも", "ずっと", "どうして", "あまりにも", "さすがに", "いい加減", "もう ", "しすぎ", "過ぎ",
        " very ", " really ", " so ", " extremely ", " completely ", " totally ", " absolutely ", " always ", " again ", " again and again ", " still ", " far too ", " too ", " deeply ", " quite ", " seriously ", " weeks ", " months ",
    ];

    private static readonly string[] Shouts = ["!!", "！！", "!?", "！？", "?!", "？！"];

    public static int Strength(string folded, string text) =>
        Array.Exists(Strong, word => folded.Contains(word, StringComparison.Ordinal)) || Array.Exists(Shouts, shout => text.Contains(shout, StringComparison.Ordinal)) ? 1 : 0;

    private static IEnumerable<MoodWord> Displeasure(string words, int weight) => Split(words).Select(word => new MoodWord(word, weight, false));

    private static IEnumerable<MoodWord> Phrases(string phrases, int weight) => SplitPhrases(phrases).Select(phrase => new MoodWord(phrase, weight, false));

    private static IEnumerable<MoodWord> Hurry(string words) => Split(words).Select(word => new MoodWord(word, 2, true));

    private static IEnumerable<MoodWord> PhrasesOfHurry(string phrases) => SplitPhrases(phrases).Select(phrase => new MoodWord(phrase, 2, true));

    private static string[] Split(string words) => words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string[] SplitPhrases(string phrases) => phrases.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
