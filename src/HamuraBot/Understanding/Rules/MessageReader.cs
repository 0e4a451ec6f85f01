using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>What a message comes to when its clauses are read one by one.</summary>
/// <param name="Together">The judgement of all that is wanted.</param>
/// <param name="Answers">One answer to each clear question; fewer than two where the message asks one thing.</param>
/// <param name="Rejected">Topics that are expressly not meant.</param>
internal sealed record MessageReading(Judgement Together, IReadOnlyList<Answer> Answers, IReadOnlyList<string> Rejected);

/// <summary>
/// Reads a message clause by clause: a polite letter around one question, several questions, one thing rejected for another. What is
/// rejected is taken out before the rest is judged; what a sentence asks counts more than what it tells.
/// </summary>
internal sealed class MessageReader(Clauses clauses, ExactPhrases commands, TrainedJudge judge)
{
    private const int MostAnswers = 3;
    private const int MostParts = 8;

    /// <summary>The confidence from which a part of a sentence asks for something of its own; less is enough if the whole sentence leaves something to it.</summary>
    private const double PartStands = 0.6, PartMayStand = 0.35;

    /// <summary>The probability that the whole sentence must leave to what a part may ask for.</summary>
    private const double LeastInWhole = 0.05;

    /// <summary>The confidence from which a rejected clause names a topic.</summary>
    private const double RejectedClearly = 0.3;

    public MessageReading Read(string text)
    {
        var sentences = Sentences.Split(text);
        var (rejected, wanted) = (new List<string>(), new List<Sentence>());
        foreach (var sentence in sentences)
            Take(sentence, wanted, rejected);
        if (rejected.Count > 0 && wanted.Count is 0)
            return new(judge.Judge(Normalizer.Fold("")), [], Topics(rejected, null));
        var whole = judge.Judge(Normalizer.Fold(string.Join('\n', wanted.Select(sentence => sentence.Text))));
        var notMeant = Topics(rejected, whole);
        whole = whole.Without(notMeant);
        return wanted.Count is 1 ? ReadOne(wanted[0].Text, whole, notMeant) : ReadSeveral(wanted, whole, notMeant);
    }

    private void Take(Sentence sentence, List<Sentence> wanted, List<string> rejected)
    {
        var parts = clauses.Split(sentence.Text);
        rejected.AddRange(parts.Where(part => part.IsRejected).Select(part => part.Text));
        var left = parts.Exists(part => part.IsRejected) ? string.Join(' ', parts.Where(part => !part.IsRejected).Select(part => part.Text)) : sentence.Text;
        if (left.Any(c => Scripts.Of(c) is not Script.Other))
            wanted.Add(sentence with { Text = left });
    }

    private MessageReading ReadOne(string text, Judgement whole, IReadOnlyList<string> rejected)
    {
        var answers = Several(text, whole, rejected);
        return new(whole, answers.Count > 1 ? answers : [], rejected);
    }

    private MessageReading ReadSeveral(List<Sentence> sentences, Judgement whole, IReadOnlyList<string> rejected)
    {
        var mixed = new double[whole.Probabilities.Length];
        var isAsked = sentences.Exists(sentence => sentence.Asks);
        whole.AddTo(mixed, whole.InScope, topicsOnly: false);
        var (asked, act, aspect, answers) = (default(double?), default(Intent?), default(Aspect?), new List<Answer>());
        foreach (var sentence in sentences)
        {
            var text = Normalizer.Fold(sentence.Text);
            var verbatim = commands.IntentOf(text);
            if (text.IsEmpty || verbatim is Intent.Greeting or Intent.Thanks)
                continue;
            act ??= verbatim?.IsAct() is true ? verbatim : null;
            var judged = judge.Judge(text).Without(rejected);
            var asks = sentence.Asks || !isAsked && judged.Aspect is not null;
            judged.AddTo(mixed, judged.InScope * (asks ? 1 : judge.Weights.Statement), topicsOnly: true);
            if (!asks || judged.Best is not { Kind: TargetKind.Topic or TargetKind.Reference } best)
                continue;
            aspect = judged.Aspect ?? aspect;
            if (best.Kind is TargetKind.Reference)
                continue;
            asked = Math.Max(asked ?? 0, judged.InScope);
            act ??= judged.InScope >= judge.Weights.SureAct ? judged.Act : null;
            var own = Several(sentence.Text, judged, rejected);
            if (own.Count < 2 && judged.Confidence >= judge.Weights.Clear)
                own = [new Answer(best.Topics[0], judged.Confidence, judged.Aspect)];
            foreach (var answer in own.Where(answer => answers.TrueForAll(other => other.Id != answer.Id)))
                answers.Add(answer);
        }

        // Both the question and what surrounds it must be the desk's: "whom do I call if the card does not arrive?" alone says little.
        var inScope = asked is { } most ? most * whole.InScope : whole.InScope;
        return new(
            Judgement.From(judge.Subjects, inScope, act, mixed) with { Aspect = aspect ?? whole.Aspect }, act is null ? [.. answers.Take(MostAnswers)] : [], rejected);
    }

    /// <summary>What the parts of a sentence ask for, each standing on its own; one answer or none where the sentence is one.</summary>
    private List<Answer> Several(string sentence, Judgement whole, IReadOnlyList<string> rejected)
    {
        var answers = new List<Answer>();
        var parts = clauses.Parts(sentence);
        if (parts.Count > 1 && parts.Count <= MostParts)
        {
            foreach (var part in parts)
            {
                var judged = judge.Judge(Normalizer.Fold(part)).Without(rejected);
                if (judged.Best is { Kind: TargetKind.Topic, Topics: [var topic] }
                    && judged.Of(topic) * Math.Max(judged.InScope, whole.InScope) >= (whole.Of(topic) >= LeastInWhole ? PartMayStand : PartStands)
                    && answers.TrueForAll(answer => answer.Id != topic))
                    answers.Add(new Answer(topic, judged.Confidence, judged.Aspect));
            }

            // "How much are A and B?": what the last part asks is asked of all.
            for (var i = 0; i < answers.Count; i++)
                answers[i] = answers[i] with { Aspect = answers[i].Aspect ?? whole.Aspect };
        }

        if (answers.Count < 2 && whole.Aspect is Aspect.Difference && whole.LikelyTopics(2, Compared) is [_, _] compared)
            return [.. compared.Select(topic => new Answer(topic, whole.Of(topic), Aspect.Difference))];
        return answers;
    }

    /// <summary>The probability from which a topic is one of two that are compared.</summary>
    private const double Compared = 0.12;

    private string[] Topics(List<string> rejected, Judgement? wanted) =>
    [
        .. rejected.Select(text => judge.Judge(Normalizer.Fold(text)))
            .Select(judged => judged.NamedTopic() is ({ } topic, var share) && judged.Best is { Kind: TargetKind.Topic } && share * judged.InScope >= RejectedClearly
                ? (Topic: topic, judged.Aspect) : default)
            // "Not the amount of the training subsidy, until when": an aspect is rejected, and the subject stays.
            .Where(found => found.Topic is not null && !(found.Aspect is not null && wanted?.Best is { Kind: TargetKind.Reference }))
            .Select(found => found.Topic!).Distinct(),
    ];
}
