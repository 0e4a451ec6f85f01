namespace HamuraBot.Content;

/// <summary>What is said about seminars and registrations.</summary>
public sealed class SeminarPhrases(PhraseFile file)
{
    private static readonly string[] Told = ["title", "when", "place", "online", "seats", "number"];

    public Phrase Noun { get; } = file.Phrase("seminars.noun");
    public Phrase BareNoun { get; } = file.Phrase("seminars.bareNoun");
    public Phrase When { get; } = file.Phrase("seminars.when", "starts", "ends");
    public Phrase Addressee { get; } = file.Phrase("seminars.addressee", "company", "name");
    public Phrase NoNameYet { get; } = file.Phrase("seminars.noNameYet", "place");
    public Phrase Number { get; } = file.Phrase("seminars.number", "number");
    public Phrase Bring { get; } = file.Phrase("seminars.bring", "bring");
    public Phrase ListSeparator { get; } = file.Phrase("seminars.listSeparator");

    public Phrase List { get; } = file.Phrase("seminars.list");
    public Phrase Details { get; } = file.Phrase("seminars.details");
    public Phrase NoneScheduled { get; } = file.Phrase("seminars.noneScheduled");
    public Phrase WhichDate { get; } = file.Phrase("seminars.whichDate");
    public Phrase CalledOff { get; } = file.Phrase("seminars.calledOff", "title", "when");
    public Phrase CalledOffOther { get; } = file.Phrase("seminars.calledOffOther", "title", "when");
    public Phrase CalledOffOtherBecause { get; } = file.Phrase("seminars.calledOffOtherBecause", "title", "when", "reason");
    public Phrase CalledOffBecause { get; } = file.Phrase("seminars.calledOffBecause", "title", "when", "reason");
    public Phrase More { get; } = file.Phrase("seminars.more", "count");
    public Phrase SignUpFor { get; } = file.Phrase("seminars.signUpFor", "title", "when");
    public Phrase JoinWaiting { get; } = file.Phrase("seminars.joinWaiting");
    public Phrase JoinWaitingOf { get; } = file.Phrase("seminars.joinWaitingOf", "title", "when");
    public Phrase SignUp { get; } = file.Phrase("seminars.signUp");
    public Phrase CardWhen { get; } = file.Phrase("seminars.card.when", "when");
    public Phrase CardPlace { get; } = file.Phrase("seminars.card.place", "place");
    public Phrase CardAttendance { get; } = file.Phrase("seminars.card.attendance", "how");
    public Phrase PlaceOnline { get; } = file.Phrase("seminars.place.online");
    public Phrase PlaceHybrid { get; } = file.Phrase("seminars.place.hybrid", "place");
    public Phrase AtDoor { get; } = file.Phrase("seminars.atDoor.onSite");
    public Phrase AtDoorHybrid { get; } = file.Phrase("seminars.atDoor.hybrid");
    public Phrase AttendanceOnline { get; } = file.Phrase("seminars.attendance.online");
    public Phrase AttendanceHybrid { get; } = file.Phrase("seminars.attendance.hybrid");
    public Phrase LabelAttendance { get; } = file.Phrase("seminars.attendance.label");
    public Phrase AttendanceOnlineTitle { get; } = file.Phrase("seminars.attendance.title");
    public Phrase JoinOnline { get; } = file.Phrase("seminars.attendance.join");
    public Phrase MaterialsTitle { get; } = file.Phrase("seminars.materials");
    public Phrase CardCloses { get; } = file.Phrase("seminars.card.closes", "closes");
    public Phrase CardSeats { get; } = file.Phrase("seminars.card.seats", "seats");
    public Phrase CardClosed { get; } = file.Phrase("seminars.card.closed");
    public Phrase CardFree { get; } = file.Phrase("seminars.card.free", "free", "capacity");
    public Phrase CardFull { get; } = file.Phrase("seminars.card.full", "capacity");
    public Phrase SeatsLeft { get; } = file.Phrase("seminars.card.seatsLeft", "free");
    public Phrase Capacity { get; } = file.Phrase("seminars.card.capacity", "capacity", "taken");
    public Phrase PromiseSeats { get; } = file.Phrase("seminars.card.promiseSeats", "free", "most");
    public Phrase PromiseWaiting { get; } = file.Phrase("seminars.card.promiseWaiting");
    public Phrase FullWithList { get; } = file.Phrase("seminars.card.fullWithList");

    public Phrase Intro { get; } = file.Phrase("seminars.intro", "title", "when");
    public Phrase IntroFull { get; } = file.Phrase("seminars.introFull", "title", "when");
    public Phrase TooManySeats { get; } = file.Phrase("seminars.tooManySeats", "most");

    public Phrase Registered { get; } = file.Phrase("seminars.registered", [.. Told, "email", "people"]);
    public Phrase Waitlisted { get; } = file.Phrase("seminars.waitlisted", [.. Told, "email", "people", "position"]);
    public Phrase Promoted { get; } = file.Phrase("seminars.promoted", [.. Told, "people"]);
    public Phrase Changed { get; } = file.Phrase("seminars.changed", [.. Told, "people"]);
    public Phrase AlreadyYours { get; } = file.Phrase("seminars.alreadyYours", [.. Told, "people"]);
    public Phrase Full { get; } = file.Phrase("seminars.full", "title");
    public Phrase Closed { get; } = file.Phrase("seminars.closed", "title");
    public Phrase Cancelled { get; } = file.Phrase("seminars.cancelled", "title", "number");

    public Phrase Mine { get; } = file.Phrase("seminars.mine");
    public Phrase NoneOfMine { get; } = file.Phrase("seminars.noneOfMine");
    public Phrase StateRegistered { get; } = file.Phrase("seminars.state.registered");
    public Phrase StateWaitlisted { get; } = file.Phrase("seminars.state.waitlisted", "position");
    public Phrase StateCancelled { get; } = file.Phrase("seminars.state.cancelled");
    public Phrase StateCalledOff { get; } = file.Phrase("seminars.state.calledOff");
    public Phrase StateOver { get; } = file.Phrase("seminars.state.over");
    public Phrase OwnSeats { get; } = file.Phrase("seminars.ownSeats", "seats");
    public Phrase CancelQuestion { get; } = file.Phrase("seminars.cancelQuestion", "title");

    public Phrase ChangedTitle { get; } = file.Phrase("seminars.changes.title");
    public Phrase ChangedWhen { get; } = file.Phrase("seminars.changes.when");
    public Phrase ChangedPlace { get; } = file.Phrase("seminars.changes.place");
    public Phrase ChangedBring { get; } = file.Phrase("seminars.changes.bring");

    /// <summary>The labels of the pages.</summary>
    public Phrase LabelSeats { get; } = file.Phrase("seminars.labels.seats");
    public Phrase LabelWhen { get; } = file.Phrase("seminars.labels.when");
    public Phrase LabelPlace { get; } = file.Phrase("seminars.labels.place");
    public Phrase LabelName { get; } = file.Phrase("seminars.labels.name");
    public Phrase LabelOwnEmail { get; } = file.Phrase("seminars.labels.ownEmail");
    public Phrase LabelRating { get; } = file.Phrase("seminars.labels.rating");
    public Phrase LabelComment { get; } = file.Phrase("seminars.labels.comment");
    public Phrase Bounds { get; } = file.Phrase("seminars.bounds", "most");
    public Phrase AddressIsFull { get; } = file.Phrase("seminars.addressIsFull");
    public Phrase NoMoreSeats { get; } = file.Phrase("seminars.noMoreSeats");

    public Phrase LabelNeeds { get; } = file.Phrase("seminars.needs.label");
    public Phrase NeedsKept { get; } = file.Phrase("seminars.needs.kept", "title", "number", "needs", "link");
    public Phrase NeedsLater { get; } = file.Phrase("seminars.needs.later");
    public Phrase Move { get; } = file.Phrase("seminars.move.button");
    public Phrase MoveNote { get; } = file.Phrase("seminars.move.note");
    public Phrase MoveChoice { get; } = file.Phrase("seminars.move.choice", "when", "title", "seats");
    public Phrase Undo { get; } = file.Phrase("seminars.undo.button", "until");
    public Phrase UndoMove { get; } = file.Phrase("seminars.undo.move");
    public Phrase UndoNote { get; } = file.Phrase("seminars.undo.note");
    public Phrase Undone { get; } = file.Phrase("seminars.undo.done", "title", "number");
    public Phrase UndoneWaits { get; } = file.Phrase("seminars.undo.waits", "title", "number", "position");
    public Phrase UndoTooLate { get; } = file.Phrase("seminars.undo.tooLate");
    public Phrase PersonTitle { get; } = file.Phrase("seminars.person.title");
    public Phrase PersonReplace { get; } = file.Phrase("seminars.person.replace");
    public Phrase PersonReplaceNoteOnline { get; } = file.Phrase("seminars.person.replaceNoteOnline");
    public Phrase PersonPutBack { get; } = file.Phrase("seminars.person.putBack");
    public Phrase PersonPutBackNote { get; } = file.Phrase("seminars.person.putBackNote");
    public Phrase PersonReplaceNote { get; } = file.Phrase("seminars.person.replaceNote");
    public Phrase PersonRemove { get; } = file.Phrase("seminars.person.remove");
    public Phrase PersonRemoveNote { get; } = file.Phrase("seminars.person.removeNote", "name");
    public Phrase PersonSplit { get; } = file.Phrase("seminars.person.split");
    public Phrase PersonSplitNote { get; } = file.Phrase("seminars.person.splitNote");
    public Phrase PersonBroughtBy { get; } = file.Phrase("seminars.person.broughtBy");
    public Phrase Needed { get; } = file.Phrase("seminars.person.needed");
    public Phrase NoAddress { get; } = file.Phrase("seminars.person.noAddress");
    public Phrase CompanionUnread { get; } = file.Phrase("seminars.companionUnread", "line");
    public Phrase TooManyCompanions { get; } = file.Phrase("seminars.tooManyCompanions", "seats");

    public Phrase LabelDescription { get; } = file.Phrase("seminars.labels.description");
    public Phrase LabelBring { get; } = file.Phrase("seminars.labels.bring");
    public Phrase LabelCloses { get; } = file.Phrase("seminars.labels.closes");
    public Phrase LabelPublicFrom { get; } = file.Phrase("seminars.labels.publicFrom");
    public Phrase LabelEmail { get; } = file.Phrase("seminars.labels.email");

    public Phrase Invited { get; } = file.Phrase("seminars.invitation.open");
    public Phrase InvitedFull { get; } = file.Phrase("seminars.invitation.full");
    public Phrase InvitationSave { get; } = file.Phrase("seminars.invitation.save");
    public Phrase InvitationDone { get; } = file.Phrase("seminars.invitation.done");
    public Phrase InvitationNote { get; } = file.Phrase("seminars.invitation.note", "title", "when");
    public Phrase SurveyLink { get; } = file.Phrase("seminars.survey.link");
    public Phrase SurveySave { get; } = file.Phrase("seminars.survey.save");
    public Phrase SurveyDecline { get; } = file.Phrase("seminars.survey.decline");
    public Phrase SurveyDeclineNote { get; } = file.Phrase("seminars.survey.declineNote");
    public Phrase SurveyDone { get; } = file.Phrase("seminars.survey.done");

    public Phrase ButtonMine { get; } = file.Phrase("seminars.buttons.mine");
    public Phrase ButtonChange { get; } = file.Phrase("seminars.buttons.change");
    public Phrase ButtonCancel { get; } = file.Phrase("seminars.buttons.cancel");
    public Phrase ButtonDecline { get; } = file.Phrase("seminars.buttons.decline");
    public Phrase ButtonUndo { get; } = file.Phrase("seminars.buttons.undo");
    public Phrase ButtonMove { get; } = file.Phrase("seminars.buttons.move");
    public Phrase ButtonOpen { get; } = file.Phrase("seminars.buttons.open");
}
