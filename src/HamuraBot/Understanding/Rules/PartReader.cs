using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>Finds the several things that one sentence asks. A split is kept only where its parts stand on their own.</summary>
internal sealed class PartReader(Clauses clauses, ExactPhrases commands, TrainedJudge judge)
{
    private const int MostParts = 8;

    /// <summary>The confidence from which a part of a sentence asks for something of its own; less is enough if the whole sentence leaves something to it.</summary>
    private const double PartStands = 0.6, PartMayStand = 0.35;

    /// <summary>The probability that the whole sentence must leave to what a part may ask for.</summary>
    private const double LeastInWhole = 0.05;

    /// <summary>The probability that the whole sentence must leave to what is only told before or after it, with a mark between.</summary>
    private const double ToldInWhole = 0.35;

    /// <summary>In characters: 上限は asks, ある does not.</summary>
    private const int ShortestLeftOut = 3;

    /// <summary>The probability from which a part leaves its subject out.</summary>
    private const double LeavesOut = 0.5;

    /// <summary>The probability from which a topic is one of two that are compared.</summary>
    private const double Compared = 0.12;

    /// <summary>What a second topic of a comparison must have of all that the first one leaves.</summary>
    private const double ComparedOfRest = 0.4;

    /// <summary>The probability from which a part asks for something of its own that is not the desk's.</summary>
    private const double Strange = 0.6;

    /// <summary>In characters: a single word is no question of its own.</summary>
    private const int ShortestUnclear = 4;

    /// <summary>In Latin characters: a longer sentence tells things beside what it asks.</summary>
    private const int LongestList = 80;

    public AskedParts Read(string sentence, Judgement whole, IReadOnlyList<string> rejected)
    {
        var asked = new AskedParts();
        var parts = clauses.Parts(sentence);
        if (parts.Count > 1 && parts.Count <= MostParts)
        {
            var isList = sentence.Length * (sentence.Any(c => Scripts.Of(c).IsJapanese()) ? 2 : 1) <= LongestList;
            foreach (var part in parts)
                Take(part, isList, whole, rejected, asked);
            if (whole.Aspect is { } aspect)
                asked.Ask(aspect);
        }

        if (asked.Topics.Count < 2 && whole.Aspect is Aspect.Difference && Both(whole) is [_, _] compared)
        {
            asked = new AskedParts();
            foreach (var topic in compared)
                asked.Add(sentence, new Answer(topic, whole.Of(topic), Aspect.Difference));
        }

        return asked;
    }

    /// <summary>A sentence of a message that has more of them.</summary>
    public AskedParts One(string sentence, bool isQuestion, Judgement judged, Judgement whole)
    {
        var asked = new AskedParts();
        if (judged.Best is { Kind: TargetKind.Topic, Topics: [var topic] } && judged.Confidence >= judge.Weights.Clear)
            asked.Add(sentence, new Answer(topic, judged.Confidence, judged.Aspect));
        else if (judged.Best is { Kind: TargetKind.Reference } && judged.Aspect is { } aspect && judged.Likelihoods(0).References.Sum() >= LeavesOut)
            asked.AddLeftOut(sentence, aspect);
        else if (isQuestion)
            TakeUnclear(sentence, judged, whole, asked);
        return asked;
    }

    private void Take(Part cut, bool isList, Judgement whole, IReadOnlyList<string> rejected, AskedParts asked)
    {
        var part = cut.Text;
        var judged = judge.Judge(Normalizer.Fold(part)).Without(rejected);
        var inScope = Math.Max(judged.InScope, whole.InScope);
        if (judged.Best is { Kind: TargetKind.Reference })
        {
            if (part.Length >= ShortestLeftOut && judged.Aspect is { } left and not Aspect.Exists && judged.Likelihoods(0).References.Sum() >= LeavesOut)
                asked.AddLeftOut(part, left);
            return;
        }

        if (judged.Best is { Kind: TargetKind.Topic, Topics: [var topic] }
            && judged.Of(topic) * inScope >= (whole.Of(topic) >= LeastInWhole ? PartMayStand : PartStands)
            && (cut.IsJoined || judged.Aspect is not null || Sentences.IsQuestion(part) || whole.Of(topic) >= ToldInWhole))
            asked.Add(part, new Answer(topic, judged.Confidence, judged.Aspect));
        // "And how do I ask for an expert?" beside another question is one, too.
        else if (judged.Best is { Kind: TargetKind.Intent, Intent: Intent.Apply or Intent.Register } && judged.NamedTopic() is ({ } named, >= PartStands) && inScope >= PartStands)
            asked.Add(part, new Answer(named, inScope, judged.Aspect ?? Aspect.How));
        else if (isList)
            TakeUnclear(part, judged, whole, asked);
    }

    private void TakeUnclear(string words, Judgement judged, Judgement whole, AskedParts asked)
    {
        if (judged.InScope < judge.Doubtful && judged.Strange >= Strange && words.Length >= ShortestUnclear
            && commands.IntentOf(Normalizer.Fold(words)) is null && !(judged.LikelyTopics(1, LeavesOut) is [var likely] && whole.Of(likely) >= LeavesOut))
            asked.Unclear.Add(new Unclear(words, judged.Foreign));
    }

    /// <summary>The two that are compared; the second may have been named by a word or two.</summary>
    private string[] Both(Judgement whole)
    {
        if (whole.Confidence < judge.Weights.Clear)
            return [];
        if (whole.LikelyTopics(2, Compared) is [_, _] clear)
            return clear;
        if (whole.Likelihoods(0).Topics is not [var first, var second, ..])
            return [];
        var rest = whole.Likelihoods(0).Topics.Skip(1).Sum(topic => topic.Confidence);
        return second.Confidence >= rest * ComparedOfRest ? [first.Id, second.Id] : [];
    }
}
