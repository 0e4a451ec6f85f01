using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Rules;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding;

/// <summary>
/// Words in, meaning out. Learns from the content when it is made and is the same ever after: to learn anew, make another one.
/// Safe for many threads at once.
/// </summary>
public sealed class LanguageUnderstanding(Knowledge knowledge)
{
    /// <summary>Where a wish to take part belongs, however it is worded.</summary>
    private const string SeminarsTopic = "seminars";

    private const int MostSuggestions = 3;
    private const int MostSharing = 4;

    private readonly ExactPhrases commands = new(knowledge);
    private readonly LanguageDetector detector =
        new(knowledge.Topics.SelectMany(topic => topic.QuestionsJa.Concat(topic.TextsJa)), knowledge.Glossary);

    private readonly TrainedJudge judge = new(knowledge);
    private readonly Weights weights = knowledge.Weights;

    /// <param name="text">What the visitor wrote.</param>
    /// <param name="fallback">The language of the conversation, for a text that shows none.</param>
    public Meaning Understand(string text, Language fallback)
    {
        var spoken = detector.Detect(text);
        var language = spoken switch
        {
            Spoken.Ja => Language.Ja,
            Spoken.En => Language.En,
            _ => fallback,
        };
        return Read(text, language) with { Spoken = spoken, Mood = Mood.Of(text) };
    }

    private Meaning Read(string text, Language language)
    {
        var whole = Normalizer.Fold(text);
        if (whole.IsEmpty)
            return new Meaning(language, Intent.None, [], []);
        if (language is Language.Ja && RomajiReader.Read(text) is { } kana)
            (text, whole) = (kana, Normalizer.Fold(kana));
        if (Verbatim(whole, language) is { } meaning)
            return meaning;

        if (Distress.IsIn(text))
            return Foreign(language, ForeignKind.Distress);
        if (OtherMunicipality.IsMeant(text))
            return Foreign(language, ForeignKind.Elsewhere);
        var heard = Judge(text, whole, language);
        var leavesOut = FollowUp.Is(whole);
        if (heard.Intent.IsAct())
            return leavesOut || FollowUp.IsAct(whole) ? heard with { Answers = [] } : heard;
        return heard with { FollowsUp = leavesOut };
    }

    private Meaning Judge(string text, Folded whole, Language language)
    {
        var sentences = Sentences.Split(text);
        if (sentences.Count < 2)
            return Decide(judge.Judge(whole), whole, language);
        whole = Normalizer.Fold(string.Join('\n', sentences.Select(sentence => sentence.Text)));
        var letter = MultiSentenceReader.Read(sentences, whole, commands, judge);
        return letter.Answers.Count > 1
            ? new Meaning(language, Intent.Topic, letter.Answers, [])
            : Decide(letter.Together, whole, language);
    }

    private Meaning? Verbatim(Folded text, Language language)
    {
        if (commands.IntentOf(text) is { } intent)
            return intent.IsAct() ? OfAct(intent, judge.Judge(text), language) : OfIntent(intent, text, language);
        return commands.TopicsOf(text) switch
        {
            [] => null,
            [var topic] => new Meaning(language, Intent.Topic, [new Answer(topic, 1)], []),
            var topics => new Meaning(language, Intent.Topic, [], [.. topics.Take(MostSharing)]),
        };
    }

    private Meaning Decide(Judgement judged, Folded text, Language language)
    {
        if (judged.InScope < judge.Doubtful || judged.Best is not { } best)
            return Foreign(language, judged.Foreign);
        if ((judged.Act ?? (best.Intent.IsAct() ? best.Intent : null)) is { } act && judged.InScope >= weights.SureAct)
            return OfAct(act, judged, language);
        if (best.Kind is TargetKind.Intent && judged.Confidence >= weights.SureIntent)
            return OfIntent(best.Intent, text, language);
        if (best.Kind is TargetKind.Topic && judged.Confidence >= weights.Clear)
            return new Meaning(language, Intent.Topic, [new Answer(best.Topics[0], judged.Confidence)], []);
        var suggestions = best.Kind is TargetKind.Shared
            ? [.. best.Topics.Take(MostSharing)]
            : judged.LikelyTopics(MostSuggestions, weights.Suggested);
        return new Meaning(language, suggestions.Length > 0 ? Intent.Topic : Intent.None, [], suggestions);
    }

    private Meaning OfAct(Intent act, Judgement judged, Language language)
    {
        var (topic, share) = judged.NamedTopic();
        if (topic is null || share < weights.Named)
            return new Meaning(language, act, [], []);
        if (act is Intent.Apply && topic is SeminarsTopic)
            act = Intent.Register;
        return new Meaning(language, act, [new Answer(topic, judged.InScope * share)], []);
    }

    private static Meaning Foreign(Language language, ForeignKind kind) => new(language, Intent.None, [], []) { Foreign = kind };

    private static Meaning OfIntent(Intent intent, Folded text, Language language) =>
        new(intent is Intent.Language ? LanguageDetector.AskedFor(text) ?? Other(language) : language, intent, [], []);

    private static Language Other(Language language) => language is Language.Ja ? Language.En : Language.Ja;
}
