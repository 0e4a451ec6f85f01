using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;

namespace HamuraBot.Tests.Understanding.Voices;

/// <summary>How a voice is understood by what has learnt from the others.</summary>
internal sealed record VoiceScore(string Voice, IReadOnlyList<(VoiceLine Line, Meaning Meaning)> Lines, IReadOnlyList<(VoiceDialogue Dialogue, Meaning Meaning)> Dialogues)
{
    public double First => Share(Ours, line => line.Line.IsRight(line.Meaning));

    public double Within => Share(Ours, line => line.Line.IsWithin(line.Meaning));

    public double ConfidentlyWrong => Share(Ours, line => line.Line.IsConfidentlyWrong(line.Meaning));

    public double ForeignAnswered => Share(Lines.Where(line => line.Line.IsNobodys), line => line.Meaning.Answers.Count > 0);

    public double BothAnswered => Share(Lines.Where(line => line.Line.IsTwo), line => line.Line.IsRight(line.Meaning));

    public double NegationRight => Share(Rejecting, line => line.Line.IsRight(line.Meaning));

    public double RejectedAnswered => Share(Rejecting, line => line.Line.AnswersRejected(line.Meaning));

    /// <summary>Led to it or to a person.</summary>
    public double OwnMatterFound => Share(Lines.Where(line => line.Line.Expected is "status"), line => line.Meaning.Intent is Intent.Status or Intent.Human);

    public double AspectRight => Share(
        Ours.Where(line => Aspects.Written.ContainsKey(line.Line.Aspect) && line.Line.IsRight(line.Meaning) && line.Meaning.Answers.Count > 0),
        line => line.Meaning.Answers.Any(answer => answer.Aspect?.Code() == line.Line.Aspect));

    public double DialoguesRight => Share(Dialogues, dialogue => dialogue.Dialogue.IsRight(dialogue.Meaning));

    private IEnumerable<(VoiceLine Line, Meaning Meaning)> Ours => Lines.Where(line => !line.Line.IsNobodys);

    private IEnumerable<(VoiceLine Line, Meaning Meaning)> Rejecting => Lines.Where(line => line.Line.Rejected is not null);

    public static VoiceScore Of(IEnumerable<VoiceScore> scores) =>
        new("all", [.. scores.SelectMany(score => score.Lines)], [.. scores.SelectMany(score => score.Dialogues)]);

    public double FollowUpsRight(string kind) =>
        Share(Dialogues.Where(dialogue => dialogue.Dialogue.Kind == kind), dialogue => dialogue.Dialogue.IsRight(dialogue.Meaning));

    private static double Share<T>(IEnumerable<T> all, Func<T, bool> holds) => all.Select(one => holds(one) ? 1.0 : 0).DefaultIfEmpty().Average();
}

/// <summary>Each voice in turn is understood by what has learnt from the content and from the other voices.</summary>
internal static class LeaveOneVoiceOut
{
    public static Knowledge Without(Knowledge knowledge, string voice) =>
        knowledge with { Wordings = [.. knowledge.Wordings.Where(wording => wording.Voice != voice)] };

    /// <summary>What is fitted to all voices is fitted anew to the others.</summary>
    private static LanguageUnderstanding LearntWithout(Knowledge knowledge, string voice)
    {
        var others = Without(knowledge, voice);
        return new LanguageUnderstanding(others with { Weights = WeightChoice.Fit(others) });
    }

    /// <param name="lines">The folder of the voices' messages.</param>
    /// <param name="dialogues">The folder of their dialogues.</param>
    public static VoiceScore[] Measure(Knowledge knowledge, string lines, string dialogues, Func<string, Aspect, bool> tells, Func<string, string?> siblingOf)
    {
        string[] files = [.. Directory.EnumerateFiles(lines, "*.tsv").Order(StringComparer.Ordinal)];
        var scores = new VoiceScore[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var voice = Path.GetFileNameWithoutExtension(files[i]);
            var understanding = LearntWithout(knowledge, voice);
            scores[i] = new VoiceScore(
                voice,
                [.. VoiceLine.Read(files[i]).Select(line => (line, understanding.Understand(line.Text, line.Language)))],
                [.. VoiceDialogue.Read(Path.Combine(dialogues, $"{voice}.json")).Select(dialogue => (dialogue, dialogue.Last(understanding, tells, siblingOf)))]);
        });
        return scores;
    }
}
