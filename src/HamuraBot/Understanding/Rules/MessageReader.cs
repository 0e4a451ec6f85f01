using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>What a message comes to when its clauses are read one by one.</summary>
/// <param name="Together">The judgement of all that is wanted.</param>
/// <param name="Asked">What is asked, in order; none where the message asks one thing, and <paramref name="Together"/> tells it all.</param>
/// <param name="Rejected">Topics that are expressly not meant.</param>
internal sealed record MessageReading(Judgement Together, AskedParts Asked, IReadOnlyList<string> Rejected)
{
    /// <summary>The message says what is not meant, and nothing else.</summary>
    public bool OnlyRejects { get; init; }
}

/// <summary>
/// Reads a message clause by clause: a polite letter around one question, several questions, one thing rejected for another. What is
/// rejected is taken out before the rest is judged; what a sentence asks counts more than what it tells.
/// </summary>
internal sealed class MessageReader(Clauses clauses, ExactPhrases commands, TrainedJudge judge)
{
    /// <summary>The confidence from which a rejected clause names a topic.</summary>
    private const double RejectedClearly = 0.3;

    /// <summary>In characters: 「専門家派遣の費用」 asks without a word that does.</summary>
    private const int LongestKeywords = 24;

    private readonly PartReader parts = new(clauses, commands, judge);

    public MessageReading Read(string text)
    {
        var sentences = Sentences.Split(text);
        var (rejected, wanted) = (new List<string>(), new List<Sentence>());
        foreach (var sentence in sentences)
            Take(sentence, wanted, rejected);
        if (rejected.Count > 0 && wanted.Count is 0)
            return new(judge.Judge(Normalizer.Fold("")), AskedParts.None, Topics(rejected, null)) { OnlyRejects = true };
        var whole = judge.Judge(Normalizer.Fold(string.Join('\n', wanted.Select(sentence => sentence.Text))));
        var notMeant = Topics(rejected, whole);
        whole = whole.Without(notMeant);
        return wanted.Count is 1 ? new(whole, parts.Read(wanted[0].Text, whole, notMeant), notMeant) : ReadSeveral(wanted, whole, notMeant);
    }

    private void Take(Sentence sentence, List<Sentence> wanted, List<string> rejected)
    {
        var clausesOf = clauses.Split(sentence.Text);
        rejected.AddRange(clausesOf.Where(part => part.IsRejected).Select(part => part.Text));
        var left = clausesOf.Exists(part => part.IsRejected) ? string.Join(' ', clausesOf.Where(part => !part.IsRejected).Select(part => part.Text)) : sentence.Text;
        if (left.Any(c => Scripts.Of(c) is not Script.Other))
            wanted.Add(sentence with { Text = left });
    }

    private MessageReading ReadSeveral(List<Sentence> sentences, Judgement whole, IReadOnlyList<string> rejected)
    {
        var mixed = new double[whole.Probabilities.Length];
        var isAsked = sentences.Exists(sentence => sentence.Asks);
        whole.AddTo(mixed, whole.InScope, topicsOnly: false);
        var (asked, act, aspect, all, told) = (default(double?), default(Intent?), default(Aspect?), new AskedParts(), new AskedParts());
        foreach (var sentence in sentences)
        {
            var text = Normalizer.Fold(sentence.Text);
            var verbatim = commands.IntentOf(text);
            if (text.IsEmpty || verbatim is Intent.Greeting or Intent.Thanks)
                continue;
            act ??= verbatim?.IsAct() is true ? verbatim : null;
            var judged = judge.Judge(text).Without(rejected);
            var asks = sentence.Asks || judged.Aspect is not null && (!isAsked || sentence.Text.Length <= LongestKeywords);
            judged.AddTo(mixed, judged.InScope * (asks ? 1 : judge.Weights.Statement), topicsOnly: true);
            if (!asks)
            {
                told.AddRange(PartsOf(sentence, judged, whole, rejected));
                continue;
            }

            if (judged.Best is { Kind: TargetKind.Topic or TargetKind.Reference })
                aspect = judged.Aspect ?? aspect;
            if (judged.Best is { Kind: TargetKind.Topic })
            {
                asked = Math.Max(asked ?? 0, judged.InScope);
                act ??= judged.InScope >= judge.Weights.SureAct ? judged.Act : null;
            }

            all.AddRange(PartsOf(sentence, judged, whole, rejected));
        }

        // "There was A, and there was B. Until when, each of them?"
        if (all.Topics.Count < 2 && told.Topics.Count > 1 && sentences.Exists(sentence => clauses.PointsToBoth(sentence.Text)))
        {
            if ((aspect ?? whole.Aspect) is { } same)
                told.Ask(same);
            all = told;
        }

        // Both the question and what surrounds it must be the desk's: "whom do I call if the card does not arrive?" alone says little.
        var inScope = asked is { } most ? most * whole.InScope : whole.InScope;
        return new(Judgement.From(judge.Subjects, inScope, act, mixed) with { Aspect = aspect ?? whole.Aspect }, act is null ? all : AskedParts.None, rejected);
    }

    private AskedParts PartsOf(Sentence sentence, Judgement judged, Judgement whole, IReadOnlyList<string> rejected) =>
        parts.Read(sentence.Text, judged, rejected) is { Topics.Count: > 1 } several ? several : parts.One(sentence.Text, sentence.Asks, judged, whole);

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
