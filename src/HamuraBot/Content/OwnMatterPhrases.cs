namespace HamuraBot.Content;

/// <summary>What is said about what a visitor has filed, signed up for or asked.</summary>
public sealed class OwnMatterPhrases(PhraseFile file)
{
    public Phrase State { get; } = file.Phrase("own.state", "name", "number", "state");
    public Phrase Promise { get; } = file.Phrase("own.promise", "by");
    public Phrase Late { get; } = file.Phrase("own.late");
    public Phrase Link { get; } = file.Phrase("own.link", "link");

    public Phrase Which { get; } = file.Phrase("own.which");
    public Phrase Choice { get; } = file.Phrase("own.choice", "name", "when", "number");

    public Phrase WhichField { get; } = file.Phrase("own.whichField", "name");
    public Phrase NoChange { get; } = file.Phrase("own.noChange", "name");
    public Phrase NotChangedHere { get; } = file.Phrase("own.notChangedHere", "name", "label");
    public Phrase NewAnswer { get; } = file.Phrase("own.newAnswer", "label", "old");
    public Phrase Changed { get; } = file.Phrase("own.changed", "label", "old", "new");
    public Phrase SameAnswer { get; } = file.Phrase("own.sameAnswer", "label", "old");
    public Phrase Unchanged { get; } = file.Phrase("own.unchanged");

    public Phrase About { get; } = file.Phrase("own.about", "name", "number");
    public Phrase Yes { get; } = file.Phrase("own.yes");
    public Phrase No { get; } = file.Phrase("own.no");
    public Phrase Kept { get; } = file.Phrase("own.kept");
    public Phrase Withdrawn { get; } = file.Phrase("own.withdrawn", "name", "number");
    public Phrase TooLate { get; } = file.Phrase("own.tooLate", "name");

    public Phrase AskNumber { get; } = file.Phrase("own.askNumber");
    public Phrase AskEmail { get; } = file.Phrase("own.askEmail", "number");
    public Phrase LinkMailed { get; } = file.Phrase("own.linkMailed");

    public Phrase ButtonChange { get; } = file.Phrase("own.buttons.change");
}
