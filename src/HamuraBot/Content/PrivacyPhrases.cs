namespace HamuraBot.Content;

/// <summary>What is said about what visitors write and what becomes of it.</summary>
public sealed class PrivacyPhrases(PhraseFile file)
{
    public Phrase Noticed { get; } = file.Phrase("privacy.noticed", "kind");
    public Phrase MyNumber { get; } = file.Phrase("privacy.myNumber");
    public Phrase Card { get; } = file.Phrase("privacy.card");
    public Phrase Account { get; } = file.Phrase("privacy.account");
    public Phrase RemoveButton { get; } = file.Phrase("privacy.removeButton");
    public Phrase Removed { get; } = file.Phrase("privacy.removed");
    public Phrase RemovedText { get; } = file.Phrase("privacy.removedText");
    public Phrase NothingToRemove { get; } = file.Phrase("privacy.nothingToRemove");
    public Phrase RemovedReason { get; } = file.Phrase("privacy.removedReason");
    public Phrase Periods { get; } = file.Phrase("privacy.periods", "periods");
    public Phrase EraseButton { get; } = file.Phrase("privacy.eraseButton");
    public Phrase LastButton { get; } = file.Phrase("privacy.lastButton");
}
