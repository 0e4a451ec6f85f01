using System.Collections.Concurrent;
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
    public static Knowledge Without(Knowledge knowledge, params IReadOnlyCollection<string> voices) =>
        knowledge with { Wordings = [.. knowledge.Wordings.Where(wording => !voices.Contains(wording.Voice))] };

    /// <summary>What is fitted to all voices is fitted anew to the others.</summary>
    private static LanguageUnderstanding LearntWithout(Knowledge knowledge, IReadOnlyCollection<string> voices)
    {
        var others = Without(knowledge, voices);
        return new LanguageUnderstanding(others with { Weights = WeightChoice.Fit(others) });
    }

    /// <param name="lines">The folder of the voices' messages.</param>
    /// <param name="dialogues">The folder of their dialogues.</param>
    /// <param name="atOnce">How many are left out together: more take less time, and leave less to learn from.</param>
    public static VoiceScore[] Measure(
        Knowledge knowledge, string lines, string dialogues, Func<string, Aspect, bool> tells, Func<string, string?> siblingOf, int atOnce = 1)
    {
        var scores = new ConcurrentBag<VoiceScore>();
        var voices = Directory.EnumerateFiles(lines, "*.tsv").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).Chunk(atOnce);
        Parallel.ForEach(voices, new ParallelOptions { MaxDegreeOfParallelism = 2 }, left =>
        {
            var understanding = LearntWithout(knowledge, left);
            foreach (var voice in left)
            {
                scores.Add(new VoiceScore(
                    voice,
                    [.. VoiceLine.Read(Path.Combine(lines, $"{voice}.tsv")).Select(line => (line, understanding.Understand(line.Text, line.Language)))],
                    [.. VoiceDialogue.Read(Path.Combine(dialogues, $"{voice}.json")).Select(dialogue => (dialogue, dialogue.Last(understanding, tells, siblingOf)))]));
            }
        });
        return [.. scores.OrderBy(score => score.Voice, StringComparer.Ordinal)];
    }
}
