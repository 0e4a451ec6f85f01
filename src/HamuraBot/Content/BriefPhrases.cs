namespace HamuraBot.Content;

/// <summary>What stands around the one sentence that answers a question.</summary>
public sealed class BriefPhrases(PhraseFile file)
{
    private static readonly string[] Gaps = ["text", "asOf"];

    public Phrase Current { get; } = file.Phrase("brief.current", Gaps);
    public Phrase CurrentUntil { get; } = file.Phrase("brief.currentUntil", "text", "asOf", "validTo");
    public Phrase Unconfirmed { get; } = file.Phrase("brief.unconfirmed", Gaps);
    public Phrase Expired { get; } = file.Phrase("brief.expired", Gaps);
    public Phrase Historic { get; } = file.Phrase("brief.historic", Gaps);
    public Phrase Plan { get; } = file.Phrase("brief.plan", Gaps);
    public Phrase Opinion { get; } = file.Phrase("brief.opinion", Gaps);
    public Phrase Contact { get; } = file.Phrase("brief.contact", Gaps);
    public Phrase NotSaid { get; } = file.Phrase("brief.notSaid", "name", "what");
    public Phrase NotSaidAgain { get; } = file.Phrase("brief.notSaidAgain", "name", "what");
    public Phrase Yes { get; } = file.Phrase("brief.yes", "text");
    public Phrase No { get; } = file.Phrase("brief.no", "text");
    public Phrase UnclearPart { get; } = file.Phrase("brief.unclearPart", "words");
    public Phrase NotOursPart { get; } = file.Phrase("brief.notOursPart", "words");
    public Phrase StillUnconfirmed { get; } = file.Phrase("brief.stillUnconfirmed", "name", "asOf");
    public Phrase ApplyHere { get; } = file.Phrase("brief.applyHere", "name");
    public Phrase AskTheDesk { get; } = file.Phrase("brief.askTheDesk");
    public Phrase AskForSuccessor { get; } = file.Phrase("brief.askForSuccessor");
}
