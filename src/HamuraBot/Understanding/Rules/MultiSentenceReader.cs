using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>
/// A message of several sentences: a polite letter around one question, or several questions. Each sentence is judged for itself, and
/// what it asks counts more than what it tells.
/// </summary>
/// <param name="Together">The judgement of them all.</param>
/// <param name="Answers">One answer to each clear question; fewer than two where the letter asks one thing.</param>
internal sealed record MultiSentenceReader(Judgement Together, IReadOnlyList<Answer> Answers)
{
    private const int MostAnswers = 3;

    public static MultiSentenceReader Read(List<Sentence> sentences, Folded whole, ExactPhrases commands, TrainedJudge judge)
    {
        var together = judge.Judge(whole);
        var mixed = new double[together.Probabilities.Length];
        together.AddTo(mixed, together.InScope, topicsOnly: false);
        var (asked, act, answers) = (default(double?), default(Intent?), new List<Answer>());
        foreach (var sentence in sentences)
        {
            var text = Normalizer.Fold(sentence.Text);
            var verbatim = commands.IntentOf(text);
            if (text.IsEmpty || verbatim is Intent.Greeting or Intent.Thanks)
                continue;
            act ??= verbatim?.IsAct() is true ? verbatim : null;
            var judged = judge.Judge(text);
            judged.AddTo(mixed, judged.InScope * (sentence.Asks ? 1 : judge.Weights.Statement), topicsOnly: true);
            if (!sentence.Asks || judged.Best is not { Kind: TargetKind.Topic } best)
                continue;
            asked = Math.Max(asked ?? 0, judged.InScope);
            act ??= judged.InScope >= judge.Weights.SureAct ? judged.Act : null;
            if (judged.Confidence >= judge.Weights.Clear && answers.Count < MostAnswers && answers.TrueForAll(answer => answer.Id != best.Topics[0]))
                answers.Add(new Answer(best.Topics[0], judged.Confidence));
        }

        // Both the question and what surrounds it must be the desk's: "whom do I call if the card does not arrive?" alone says little.
        var inScope = asked is { } most ? most * together.InScope : together.InScope;
        return new MultiSentenceReader(Judgement.From(judge.Subjects, inScope, act, mixed), act is null ? answers : []);
    }
}
