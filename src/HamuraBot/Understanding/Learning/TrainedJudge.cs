using System.Runtime.InteropServices;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>Everything that is learnt from the content, and the judgement it gives of one sentence.</summary>
internal sealed class TrainedJudge
{
    private readonly Samples samples;
    private readonly Spelling spelling;
    private readonly KanjiSpelling kanjiSpelling;
    private readonly Model model;
    private readonly ActionClassifier acts;
    private readonly AspectClassifier aspects;
    private readonly Fusion fusion;
    private readonly ScopeJudge scope;
    private readonly ThreadLocal<Workspace> workspace;

    public TrainedJudge(Knowledge knowledge)
    {
        var glossary = new Glossary(knowledge.Glossary);
        var reader = new FeatureReader(glossary);
        Subjects = TargetClass.AllOf(knowledge);
        samples = new Samples(Subjects, reader, knowledge.Weights);
        Folded[] words = [.. knowledge.Glossary.SelectMany(group => group).Select(Normalizer.Fold)];
        Folded[] texts = [.. samples.Read, .. words];
        spelling = new Spelling(texts, [
            .. words, .. Subjects.SelectMany(subject => subject.Names.Concat(subject.Texts)).Select(Normalizer.Fold)]);
        kanjiSpelling = new KanjiSpelling(texts, [.. words, .. Subjects.SelectMany(subject => subject.Names).Select(Normalizer.Fold)]);

        var fitting = Task.Run(() => knowledge.Weights.Fitted ?? Fitted.To(samples, CrossValidation.HoldOut(samples, CrossValidation.RoundsFor(samples))));
        model = new Model(samples, [.. Enumerable.Range(0, samples.Vectors.Count)]);
        acts = new ActionClassifier(knowledge, samples, text => samples.VectorOf(text, reader));
        aspects = new AspectClassifier(knowledge, samples, text => samples.VectorOf(text, reader));
        fusion = new Fusion(fitting.Result.Fusion);
        scope = new ScopeJudge(fitting.Result.Scope, fitting.Result.Doubtful);
        workspace = new ThreadLocal<Workspace>(() => new Workspace(glossary, model, Math.Max(acts.Stride, aspects.Stride)));
    }

    public TargetClass[] Subjects { get; }

    public Weights Weights => samples.Weights;

    /// <summary>Where what is less surely the desk's is not taken up at all.</summary>
    public double Doubtful => scope.Doubtful;

    public Judgement Judge(Folded text)
    {
        var work = Read(text);
        var act = acts.Of(work.Vector, work.Room);
        var aspect = aspects.Of(work.Vector, work.Room);
        model.Weigh(work.Vector, work.Evidence, work.Room);
        fusion.Probabilities(Subjects, work.Evidence, work.Probabilities);
        return Judgement.From(Subjects, scope.Probability(Subjects, work.Evidence, work.Probabilities), act, work.Probabilities) with { Aspect = aspect };
    }

    /// <summary>What is asked, where the subject is known already.</summary>
    public Aspect? AspectOf(Folded text)
    {
        var work = Read(text);
        return aspects.Of(work.Vector, work.Room);
    }

    private Workspace Read(Folded text)
    {
        var work = workspace.Value!;
        work.Keys.Clear();
        work.Reader.Read(kanjiSpelling.Mend(spelling.Mend(text)), work.Keys);
        samples.Vocabulary.Vectorise(CollectionsMarshal.AsSpan(work.Keys), work.Ids, work.Vector);
        return work;
    }
}
