namespace HamuraBot.Understanding.Learning;

internal enum TargetKind : byte
{
    Topic,

    /// <summary>Several topics at once: what the bare word "subsidy" means.</summary>
    Shared,
    Intent,
    Foreign,

    /// <summary>What leaves its subject out.</summary>
    Reference,
}

/// <summary>Something a text can be about. The texts are there to be searched only.</summary>
internal sealed record TargetClass(
    TargetKind Kind,
    IReadOnlyList<string> Topics,
    Intent Intent,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Samples,
    IReadOnlyList<string> Texts)
{
    /// <summary>What people of many kinds have written; each kind is held out as one.</summary>
    public IReadOnlyList<Wording> Written { get; init; } = [];

    /// <summary>Whose it is, if it is not the desk's.</summary>
    public ForeignKind Foreign { get; init; }

    /// <summary>What it points to, if it leaves its subject out.</summary>
    public Reference Reference { get; init; }

    public static TargetClass[] AllOf(Knowledge knowledge)
    {
        var written = knowledge.Wordings.Where(wording => wording.Rejected.Count is 0).ToLookup(Subject);
        Wording[] strangers = [.. written["none"]];
        return
        [
            .. knowledge.Topics.Select(topic => new TargetClass(
                TargetKind.Topic, [topic.Id], Intent.Topic, topic.Names,
                [.. topic.QuestionsJa, .. topic.QuestionsEn, .. AloneAbout(topic.Id)], [.. topic.TextsJa, .. topic.TextsEn])
            { Written = [.. written[topic.Id]] }),
            .. knowledge.Shared.Select(shared => new TargetClass(TargetKind.Shared, shared.Topics, Intent.Topic, [], [.. shared.Ja, .. shared.En], [])),
            .. knowledge.Intents.Select(intent => new TargetClass(
                TargetKind.Intent, [], intent.Intent, [], [.. intent.Ja, .. intent.En], []) { Written = [.. written[$"{intent.Intent}"]] }),
            .. knowledge.Foreign.Select(matter => new TargetClass(TargetKind.Foreign, [], Intent.None, [], [.. matter.Ja, .. matter.En], []) { Foreign = matter.Kind }),
            .. strangers.Length > 0 ? [new TargetClass(TargetKind.Foreign, [], Intent.None, [], [], []) { Written = strangers }] : (TargetClass[])[],
            .. References(knowledge),
        ];

        IEnumerable<string> AloneAbout(string topic) =>
            knowledge.Aspects.Where(aspect => aspect.Topic == topic).SelectMany(aspect => aspect.Ja.Concat(aspect.En));
    }

    /// <summary>What means several things, or nothing clear, is a sample of none.</summary>
    private const string NoOne = "";

    private static string Subject(Wording wording) => wording switch
    {
        { Intent: Intent.None, Topics: [] } => "none",
        { Intent: Intent.Topic, Topics: [var topic] } => topic,
        { Intent: Intent.Topic } => NoOne,
        _ => $"{wording.Intent}",
    };

    private const int AspectsBeside = 4;

    private static IEnumerable<TargetClass> References(Knowledge knowledge)
    {
        IEnumerable<string> BesideAspects(IReadOnlyList<string> pointers, Func<AspectText, IReadOnlyList<string>> phrasesOf)
        {
            string[] phrases = [.. knowledge.Aspects.Where(aspect => aspect.Topic is null).SelectMany(phrasesOf)];
            for (var i = 0; i < pointers.Count * AspectsBeside && phrases.Length > 0; i++)
                yield return $"{pointers[i / AspectsBeside]} {phrases[i * 13 % phrases.Length]}";
        }

        // "Is there" and "do you have" lead to what they ask for, and leave nothing out.
        AspectText[] leftOut = [.. knowledge.Aspects.Where(aspect => aspect.Topic is null && aspect.Aspect is not Aspect.Exists)];
        foreach (var reference in Enum.GetValues<Reference>())
        {
            ReferenceText[] texts = [.. knowledge.References.Where(text => text.Reference == reference)];
            string[] samples =
            [
                .. texts.SelectMany(text => text.Ja.Concat(text.En)),
                // "My first question, how much was it?" is about the first one still.
                .. reference is Reference.That ? [] : texts.SelectMany(text => BesideAspects(text.Ja, aspect => aspect.Ja).Concat(BesideAspects(text.En, aspect => aspect.En))),
                .. reference is Reference.That
                    ? leftOut.SelectMany(aspect => aspect.Ja.Concat(aspect.En)) : [],
            ];
            if (samples.Length > 0)
                yield return new TargetClass(TargetKind.Reference, [], Intent.Topic, [], samples, []) { Reference = reference };
        }
    }
}
