namespace HamuraBot.Understanding;

/// <summary>
/// Words in, meaning out. Learns from the content when it is made and is the same ever after: to learn anew, make another one.
/// Safe for many threads at once.
/// </summary>
public sealed class LanguageUnderstanding
{
    /// <summary>Where a wish to take part belongs, however it is worded.</summary>
    private const string SeminarsTopic = "seminars";

    private const int MostSuggestions = 3;
    private const int MostSharing = 4;
    private const int MostAnswers = 3;

    private readonly Subject[] subjects;
    private readonly Samples samples;
    private readonly Spelling spelling;
    private readonly Commands commands;
    private readonly LanguageDetector detector;
    private readonly Model model;
    private readonly Acts acts;
    private readonly Fusion fusion;
    private readonly ScopeJudge scope;
    private readonly ThreadLocal<Workspace> workspace;

    public LanguageUnderstanding(Knowledge knowledge)
    {
        var glossary = new Glossary(knowledge.Glossary);
        subjects = Subject.AllOf(knowledge);
        spelling = new Spelling(knowledge.Glossary.SelectMany(group => group).Concat(
            subjects.SelectMany(subject => subject.Names.Concat(subject.Samples).Concat(subject.Texts))));
        commands = new Commands(knowledge);
        detector = new LanguageDetector(knowledge.Topics.SelectMany(topic => topic.QuestionsJa.Concat(topic.TextsJa)), knowledge.Glossary);
        var reader = new TextReader(glossary);
        samples = new Samples(subjects, reader);
        model = new Model(samples, [.. Enumerable.Range(0, samples.Vectors.Count)]);
        acts = new Acts(knowledge, samples, text => samples.Read(text, reader));
        workspace = new ThreadLocal<Workspace>(() => new Workspace(glossary, model, acts.Stride));
        var heldOut = CrossValidation.HoldOut(samples);
        fusion = new Fusion(subjects, heldOut);
        scope = new ScopeJudge(subjects, heldOut);
    }

    /// <param name="text">What the visitor wrote.</param>
    /// <param name="fallback">The language of the conversation, for a text that shows none.</param>
    public Meaning Understand(string text, Language fallback)
    {
        var language = detector.Detect(text) switch
        {
            Spoken.Ja => Language.Ja,
            Spoken.En => Language.En,
            _ => fallback,
        };
        var whole = Normalizer.Fold(text);
        if (whole.IsEmpty)
            return new Meaning(language, Intent.None, [], []);
        if (language is Language.Ja && RomajiReader.Read(text) is { } kana)
            (text, whole) = (kana, Normalizer.Fold(kana));
        if (Verbatim(whole, language) is { } meaning)
            return meaning;

        var sentences = Sentences.Split(text);
        return sentences.Count < 2 ? Decide(Judge(whole), whole, language) : OfSeveral(sentences, whole, language);
    }

    private Meaning? Verbatim(Folded text, Language language)
    {
        if (commands.IntentOf(text) is { } intent)
            return intent.IsAct() ? OfAct(intent, Judge(text), language) : OfIntent(intent, text, language);
        return commands.TopicsOf(text) switch
        {
            [] => null,
            [var topic] => new Meaning(language, Intent.Topic, [new Answer(topic, 1)], []),
            var topics => new Meaning(language, Intent.Topic, [], [.. topics.Take(MostSharing)]),
        };
    }

    private Judgement Judge(Folded text)
    {
        var work = workspace.Value!;
        work.Keys.Clear();
        work.Reader.Read(spelling.Mend(text), work.Keys);
        samples.Vocabulary.Vectorise(work.Keys, work.Ids, work.Vector);
        var act = acts.Of(work.Vector, work.Room);
        model.Weigh(work.Vector, work.Evidence, work.Room);
        fusion.Probabilities(subjects, work.Evidence, work.Probabilities);
        return Judgement.From(subjects, scope.Probability(subjects, work.Evidence), act, work.Probabilities);
    }

    /// <summary>A letter, or several questions: each sentence for itself, the ones that ask before the ones that tell.</summary>
    private Meaning OfSeveral(List<Sentence> sentences, Folded whole, Language language)
    {
        var together = Judge(whole);
        var mixed = new double[subjects.Length];
        Mix(together, 1);
        var inScope = together.InScope;
        Intent? act = null;
        var answers = new List<Answer>();
        foreach (var sentence in sentences)
        {
            var folded = Normalizer.Fold(sentence.Text);
            if (folded.IsEmpty || commands.IntentOf(folded) is Intent.Greeting or Intent.Thanks)
                continue;
            var judged = Judge(folded);
            Mix(judged, sentence.Asks ? 1 : Weights.Statement);
            if (!sentence.Asks || subjects[judged.Best].Kind is not SubjectKind.Topic)
                continue;
            inScope = Math.Max(inScope, judged.InScope);
            act ??= judged.InScope >= scope.Sure ? judged.Act : null;
            if (IsClear(judged) && answers.TrueForAll(answer => answer.Id != subjects[judged.Best].Id))
                answers.Add(new Answer(subjects[judged.Best].Id, judged.InScope * judged.Probabilities[judged.Best]));
        }

        if (act is null && answers.Count > 1)
            return new Meaning(language, Intent.Topic, [.. answers.Take(MostAnswers)], []);
        return Decide(Judgement.From(subjects, inScope, act, mixed), whole, language);

        void Mix(Judgement judged, double weight)
        {
            for (var i = 0; i < mixed.Length; i++)
            {
                if (subjects[i].Kind is SubjectKind.Topic || ReferenceEquals(judged, together))
                    mixed[i] += weight * judged.InScope * judged.Probabilities[i];
            }
        }
    }

    private bool IsClear(Judgement judged) => judged.InScope >= scope.Sure && judged.Probabilities[judged.Best] >= Weights.Clear;

    private Meaning Decide(Judgement judged, Folded text, Language language)
    {
        if (judged.InScope < scope.Doubtful || judged.Best < 0)
            return new Meaning(language, Intent.None, [], []);
        var best = subjects[judged.Best];
        if (judged.Act is { } act && judged.InScope >= scope.Sure)
            return OfAct(act, judged, language);
        if (best.Intent.IsAct() && judged.InScope >= scope.Sure)
            return OfAct(best.Intent, judged, language);
        if (best.Kind is SubjectKind.Intent && judged.Probabilities[judged.Best] >= Weights.SureIntent)
            return judged.InScope >= scope.Sure ? OfIntent(best.Intent, text, language) : new Meaning(language, Intent.None, [], []);
        if (best.Kind is SubjectKind.Topic && IsClear(judged))
            return new Meaning(language, Intent.Topic, [new Answer(best.Id, judged.InScope * judged.Probabilities[judged.Best])], []);
        var suggestions = judged.LikelyTopics(MostSuggestions, Weights.Suggested);
        return new Meaning(language, suggestions.Length > 0 ? Intent.Topic : Intent.None, [], suggestions);
    }

    private Meaning OfAct(Intent act, Judgement judged, Language language)
    {
        var (topic, share) = judged.NamedTopic();
        var isNamed = topic >= 0 && share >= Weights.Named;
        if (isNamed && act is Intent.Apply && subjects[topic].Id is SeminarsTopic)
            act = Intent.Register;
        return new Meaning(language, act, isNamed ? [new Answer(subjects[topic].Id, judged.InScope * share)] : [], []);
    }

    private static Meaning OfIntent(Intent intent, Folded text, Language language) =>
        new(intent is Intent.Language ? LanguageDetector.AskedFor(text) ?? Other(language) : language, intent, [], []);

    private static Language Other(Language language) => language is Language.Ja ? Language.En : Language.Ja;
}
