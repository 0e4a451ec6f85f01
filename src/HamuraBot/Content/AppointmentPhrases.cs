namespace HamuraBot.Content;

/// <summary>What is said about appointments.</summary>
public sealed class AppointmentPhrases(PhraseFile file)
{
    public Phrase Offered { get; } = file.Phrase("appointments.offered", "name", "officer", "place", "minutes", "times", "link");
    public Phrase AskOthers { get; } = file.Phrase("appointments.askOthers");
    public Phrase Agreed { get; } = file.Phrase("appointments.agreed", "when", "place", "officer", "number");
    public Phrase OthersAsked { get; } = file.Phrase("appointments.othersAsked");
    public Phrase JustTaken { get; } = file.Phrase("appointments.justTaken");
    public Phrase NotOffered { get; } = file.Phrase("appointments.notOffered");
    public Phrase TooLate { get; } = file.Phrase("appointments.tooLate");

    public Phrase Title { get; } = file.Phrase("appointments.title", "name");
    public Phrase TitleForOfficer { get; } = file.Phrase("appointments.titleForOfficer", "name", "company");
    public Phrase Note { get; } = file.Phrase("appointments.note", "number", "officer");

    public Phrase Choose { get; } = file.Phrase("appointments.choose");
    public Phrase ChooseOne { get; } = file.Phrase("appointments.chooseOne");
    public Phrase Send { get; } = file.Phrase("appointments.send");
    public Phrase Sent { get; } = file.Phrase("appointments.sent");
    public Phrase WhichTime { get; } = file.Phrase("appointments.whichTime");
    public Phrase WishLabel { get; } = file.Phrase("appointments.wishLabel");
    public Phrase WhenLabel { get; } = file.Phrase("appointments.whenLabel");
    public Phrase LengthLabel { get; } = file.Phrase("appointments.lengthLabel");
    public Phrase Length { get; } = file.Phrase("appointments.length", "minutes");
    public Phrase PlaceLabel { get; } = file.Phrase("appointments.placeLabel");
    public Phrase OfficerLabel { get; } = file.Phrase("appointments.officerLabel");
    public Phrase Cancel { get; } = file.Phrase("appointments.cancel");
    public Phrase CancelQuestion { get; } = file.Phrase("appointments.cancelQuestion");

    public Phrase StateOffered { get; } = file.Phrase("appointments.stateOffered");
    public Phrase StateAgreed { get; } = file.Phrase("appointments.stateAgreed");
    public Phrase StateWanted { get; } = file.Phrase("appointments.stateWanted");
    public Phrase StateHeld { get; } = file.Phrase("appointments.stateHeld");
    public Phrase StateCancelled { get; } = file.Phrase("appointments.stateCancelled");
}
