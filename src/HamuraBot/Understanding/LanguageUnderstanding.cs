using System.Collections.Concurrent;
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

    /// <summary>The part of <see cref="TrainedJudge.Doubtful"/> from which topics are suggested that are likely, should it be the desk's after all.</summary>
    private const double MayBeOurs = 0.3, LikelyThough = 0.15, HardlyOurs = 0.07, LikelyThen = 0.5;

    /// <summary>The share among the topics, and the probability, from which a topic is meant by a message that seems to leave its subject out.</summary>
    private const double NamedByTheWay = 0.6, LeastByTheWay = 0.1;

    /// <summary>The confidence from which one question stands beside another that is not understood.</summary>
    private const double Standing = 0.8;

    private readonly ExactPhrases commands = new(knowledge);
    private readonly LanguageDetector detector =
        new(knowledge.Topics.SelectMany(topic => topic.QuestionsJa.Concat(topic.TextsJa)), knowledge.Glossary);

    private readonly TrainedJudge judge = new(knowledge);

    /// <summary>Of the content's own phrases, and so bounded; buttons send them again and again.</summary>
    private readonly ConcurrentDictionary<string, Aspect?> aspectsOfPhrases = [];
    private readonly Clauses clauses = new(knowledge.Clauses);
    private readonly Weights weights = knowledge.Weights;

    /// <param name="text">What the visitor wrote.</param>
    /// <param name="fallback">The language of the conversation, for a text that shows none.</param>
    public Meaning Understand(string text, Language fallback)
    {
        var spoken = detector.Detect(text);
        // A Latin word alone, a name, an address or a number shows no language.
        if (spoken is Spoken.En && !OrdinaryWords.ShowEnglish(text) && !commands.Knows(Normalizer.Fold(text)))
            spoken = Spoken.None;
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
            return Foreign(language, ForeignKind.OtherMunicipality);
        var reading = new MessageReader(clauses, commands, judge).Read(Normalizer.Compatible(text));
        var heard = Together(reading, whole, language);
        return heard with
        {
            Aspect = reading.Together.Aspect,
            Rejected = reading.Rejected,
            Likely = reading.Together.Likelihoods(text.Length),
            Unclear = heard.Intent is Intent.Topic && heard.Answers.Count > 0 ? reading.Asked.Unclear : [],
            LeftOut = reading.Asked.LeftOut,
            OnlyRejects = reading.OnlyRejects,
            FollowsUp = heard.Answers.Count < 2
                && (commands.LeavesOut(whole) || reading.Together.Best is { Kind: TargetKind.Reference } && reading.Together.InScope >= judge.Doubtful),
        };
    }

    private Meaning Together(MessageReading reading, Folded text, Language language)
    {
        var asked = reading.Asked.Answers();
        if (reading.Asked.Topics.Count > 1)
            return new Meaning(language, Intent.Topic, asked, []);
        // One question that is the desk's beyond doubt, and one that is not, are two; so is one that names its subject, and what more is asked of it.
        if (asked is [{ Confidence: >= Standing }, ..] && (reading.Asked.Unclear.Count > 0 || asked.Count > 1 && reading.Together.Best is { Kind: TargetKind.Reference }))
            return new Meaning(language, Intent.Topic, asked, []);
        var heard = Decide(reading.Together, text, language);
        // Several things about one topic: the whole says which one it is.
        return heard is { Intent: Intent.Topic, Answers: [var one] } && asked.Count > 1 && asked[0].Id == one.Id ? heard with { Answers = asked } : heard;
    }

    private Meaning? Verbatim(Folded text, Language language)
    {
        if (commands.IntentOf(text) is { } intent)
            return intent.IsAct() ? OfAct(intent, judge.Judge(text), language) : OfIntent(intent, text, language);
        if (commands.TopicsOf(text) is not { Count: > 0 } topics)
            return null;
        var aspect = aspectsOfPhrases.GetOrAdd(text.Kana, _ => judge.AspectOf(text));
        var meaning = topics is [var topic]
            ? new Meaning(language, Intent.Topic, [new Answer(topic, 1, aspect)], [])
            : new Meaning(language, Intent.Topic, [], [.. topics.Take(MostSharing)]);
        var leavesOut = commands.LeavesOut(text);
        return meaning with
        {
            Aspect = aspect,
            FollowsUp = leavesOut,
            Likely = new Likelihoods(1, [.. topics.Select(one => new Answer(one, 1.0 / topics.Count))], [leavesOut ? 1 : 0, 0, 0]),
        };
    }

    private Meaning Decide(Judgement judged, Folded text, Language language)
    {
        if (judged.InScope < judge.Doubtful || judged.Best is not { } best)
            return Foreign(language, judged.Foreign) with
            {
                Suggestions = judged.Foreign is ForeignKind.Other ? MayBeMeant(judged) : [],
            };
        if ((judged.Act ?? (best.Intent.IsAct() ? best.Intent : null)) is { } act && judged.InScope >= weights.SureAct)
            return OfAct(act, judged, language);
        // Whoever says nothing else before means what the words name, be it by the way.
        if (best.Kind is TargetKind.Reference && judged.NamedTopic() is ({ } named, >= NamedByTheWay) && judged.Of(named) >= LeastByTheWay)
            return new Meaning(language, Intent.Topic, [new Answer(named, judged.InScope * judged.Of(named), judged.Aspect)], []);
        if (best.Kind is TargetKind.Intent && judged.Confidence >= weights.SureIntent)
            return OfIntent(best.Intent, text, language);
        if (best.Kind is TargetKind.Topic && judged.Confidence >= weights.Clear)
            return new Meaning(language, Intent.Topic, [new Answer(best.Topics[0], judged.Confidence, judged.Aspect)], []);
        var suggestions = best.Kind is TargetKind.Shared
            ? [.. best.Topics.Take(MostSharing)]
            : judged.LikelyTopics(MostSuggestions, weights.Suggested);
        return new Meaning(language, suggestions.Length > 0 ? Intent.Topic : Intent.None, [], suggestions);
    }

    /// <summary>What is not surely the desk's may be asked back, the less surely the clearer its topic must be.</summary>
    private string[] MayBeMeant(Judgement judged) =>
        judged.InScope >= judge.Doubtful * MayBeOurs ? judged.LikelyTopics(MostSuggestions, LikelyThough)
        : judged.InScope >= judge.Doubtful * HardlyOurs ? judged.LikelyTopics(1, LikelyThen) : [];

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
