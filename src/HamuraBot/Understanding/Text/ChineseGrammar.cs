using System.Collections.Frozen;

namespace HamuraBot.Understanding.Text;

/// <summary>
/// Characters that are grammar or everyday words in Chinese. Most of them are part of Japanese compounds, too (在: 在庫, 現在): beside those
/// neighbours they say nothing.
/// </summary>
internal static class ChineseGrammar
{
    private const double Sure = 1.5, Likely = 1, Perhaps = 0.7;

    /// <summary>The neighbours before and after that make it a Japanese compound; "^" and "$" are the ends of a run of kanji.</summary>
    private sealed record Sign(double Weight, string Before = "", string After = "");

    private static readonly FrozenDictionary<char, Sign> Signs = Build(
        ("是", new(Sure, "国社", "正非認")), ("我", new(Sure, "自無怪", "慢流")), ("你她它也很吗呢吧么这那哪们没跟這嗎您沒們呀啊哦", new(Sure)),
        ("些此與与", new(Sure, "参関寄付給賞", "細少党")), ("他", new(Likely, "其自利排", "人社市県国者方校店所紙界動力団府区町")),
        ("在", new(Sure, "現存所滞不駐健潜実自点散介内常外混偏", "庫宅住勤学籍留日位校職室来京外米家")), ("了", new(Sure, "完終未修満校読魅投", "解承知見")),
        ("的", new(Perhaps, "目公私知法人物劇動静心美病体時般続本済極画期性別合化会治神準際国観史術学的部質理験定養", "$確中")),
        ("就", new(Likely, "成", "職労業任学農航寝園床")), ("有", new(Perhaps, "所共保国固公私含専特享占領市未民", "料無効限名給志資害利力機益用償事毒形数罪望能識人線")),
        ("為爲", new(Sure, "行人作無有所当", "替政")), ("個", new(Perhaps, "各好", "人別室数性体所展")), ("而", new(Sure, "形", "")), ("且", new(Sure)),
        ("但", new(Sure, "", "馬書")), ("其之", new(Likely, "", "他")), ("於", new(Sure)), ("将", new(Likely, "大武主副", "来軍棋校兵")),
        ("把", new(Likely, "", "握持")), ("被", new(Likely, "", "害保災告服扶爆疑験選写覆膜相後")),
        ("都", new(Perhaps, "京首古東", "市内民道営立庁心税議合度会県知")), ("由", new(Likely, "自理経事", "来緒")), ("到", new(Likely, "殺周未", "着達来底")),
        ("如", new(Likely, "欠突", "何実才")), ("还", new(Sure)), ("還", new(Likely, "償返奪送帰生往", "元付暦流")), ("或", new(Sure)), ("才", new(Perhaps, "天英秀文漫多人商鬼", "能女覚知気色人媛$")), ("让說说從从對对會", new(Sure)), ("天", new(Likely, "雨晴荒炎満楽仰露曇先動干寒", "然気候皇災井国地才文使体空守満理丼王神職婦袋")),
        ("午", new(Perhaps, "子端正", "前後")), ("哥弟", new(Perhaps, "兄子師義高", "子妹")), ("斯爾埃娜莉", new(Perhaps, "瓦", "界来")), ("克", new(Perhaps, "超相", "服明己")),
        ("愈較", new(Likely, "比", "差")), ("放", new(Perhaps, "解開追奔釈", "送射課置水流棄任出熱電火浪物映牧題談")), ("要", new(Perhaps, "主必需重概所紀強摘不法肝",
            "望介支請件約素求領綱点員因旨介求項所覧")), ("最", new(Perhaps, "", "低高大小新終初近後優良寄適長短多少中上下古強速悪期深盛愛賞年終")),
        ("多", new(Perhaps, "最過数雑幾滅博", "数量額様少年目重大言角忙摩機世発")));

    /// <summary>Pairs that are words of every day in Chinese and hardly any in Japanese.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Pairs = FrozenSet.ToFrozenSet(
    [
        "可以", "以及", "因此", "因而", "不過", "不过", "不會", "如果", "只有", "只是", "今天", "明天", "昨天", "每天", "上午", "下午", "星期", "小時", "小时",
        "一些", "有些", "一個", "那個", "幾個", "多久", "有多", "已經", "已经", "播放", "添加", "提醒", "至少", "並且", "或者", "包含", "英里", "公尺", "公里", "現今", "還有",
        "認為", "以防", "往北", "往南", "往東", "往西",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the character at <paramref name="at"/> says for Chinese.</summary>
    public static double In(string text, int at)
    {
        if (at + 1 < text.Length && Pairs.Contains(text.AsSpan(at, 2)))
            return Sure;
        if (!Signs.TryGetValue(text[at], out var sign))
            return 0;
        var before = at > 0 && Scripts.Of(text[at - 1]) is Script.Kanji ? text[at - 1] : '^';
        var after = at + 1 < text.Length && Scripts.Of(text[at + 1]) is Script.Kanji ? text[at + 1] : '$';
        // 具体的 is Japanese; what ends so after more than that is Chinese.
        if (text[at] is '的' && after is '$')
            return at >= 4 ? Likely : 0;
        return sign.Before.Contains(before, StringComparison.Ordinal) || sign.After.Contains(after, StringComparison.Ordinal) ? 0 : sign.Weight;
    }

    private static FrozenDictionary<char, Sign> Build(params (string Characters, Sign Sign)[] signs) =>
        signs.SelectMany(sign => sign.Characters.Select(c => (c, sign.Sign))).ToFrozenDictionary(sign => sign.c, sign => sign.Sign);
}
