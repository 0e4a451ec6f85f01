namespace HamuraBot.Content;

/// <summary>What is said while a person is wanted, there, and gone again.</summary>
public sealed class HandoffPhrases(PhraseFile file)
{
    public Phrase Asking { get; } = file.Phrase("handoff.asking");
    public Phrase AskingClosed { get; } = file.Phrase("handoff.askingClosed");
    public Phrase AskingAbsent { get; } = file.Phrase("handoff.askingAbsent");
    public Phrase Waiting { get; } = file.Phrase("handoff.waiting", "position", "number", "until");
    public Phrase Position { get; } = file.Phrase("handoff.position", "position");
    public Phrase StillWaiting { get; } = file.Phrase("handoff.stillWaiting", "position", "until");
    public Phrase WithOfficer { get; } = file.Phrase("handoff.withOfficer", "name");
    public Phrase WithColleague { get; } = file.Phrase("handoff.withColleague", "name");
    public Phrase GivenBack { get; } = file.Phrase("handoff.givenBack", "position");
    public Phrase MessageTaken { get; } = file.Phrase("handoff.messageTaken", "number", "by");
    public Phrase NobodyCame { get; } = file.Phrase("handoff.nobodyCame", "number", "by");
    public Phrase AlreadyTaken { get; } = file.Phrase("handoff.alreadyTaken", "number", "by");
    public Phrase PassedOn { get; } = file.Phrase("handoff.passedOn", "number", "by");
    public Phrase PassedOnWaiting { get; } = file.Phrase("handoff.passedOnWaiting", "position", "until");
    public Phrase BotAnswers { get; } = file.Phrase("handoff.botAnswers");
    public Phrase PhoneKept { get; } = file.Phrase("handoff.phoneKept", "callback");
    public Phrase PromiseRenewed { get; } = file.Phrase("handoff.promiseRenewed", "number", "by");
    public Phrase WithdrawnMessage { get; } = file.Phrase("handoff.withdrawnMessage");
    public Phrase OfficerSays { get; } = file.Phrase("handoff.officerSays", "name", "text");
    public Phrase HasWithdrawn { get; } = file.Phrase("handoff.hasWithdrawn", "name");
    public Phrase NoteKept { get; } = file.Phrase("handoff.noteKept", "number", "by");
    public Phrase EmailKept { get; } = file.Phrase("handoff.emailKept", "email");
    public Phrase Closed { get; } = file.Phrase("handoff.closed");
    public Phrase Rate { get; } = file.Phrase("handoff.rate");
    public Phrase Rated { get; } = file.Phrase("handoff.rated");
    public Phrase Cancelled { get; } = file.Phrase("handoff.cancelled");
    public Phrase Over { get; } = file.Phrase("handoff.over");
    public Phrase Offer { get; } = file.Phrase("handoff.offer");
    public Phrase Soothe { get; } = file.Phrase("handoff.soothe");

    public Phrase Cancel { get; } = file.Phrase("handoff.buttons.cancel");
    public Phrase AskBot { get; } = file.Phrase("handoff.buttons.askBot");
    public Phrase Withdraw { get; } = file.Phrase("handoff.buttons.withdraw");

    /// <summary>From the worst to the best.</summary>
    public IReadOnlyList<Phrase> Ratings { get; } = [.. Enumerable.Range(1, 5).Select(rating => file.Phrase($"handoff.buttons.rating{rating}"))];

    public HandoffStatusPhrases Status { get; } = new(file);
    public HandoffPagePhrases Page { get; } = new(file);
    public HandoffRefusals Refusals { get; } = new(file);
}

/// <summary>How far a handoff has come, on the visitor's own page.</summary>
public sealed class HandoffStatusPhrases(PhraseFile file)
{
    public Phrase Waiting { get; } = file.Phrase("handoff.status.waiting");
    public Phrase WithOfficer { get; } = file.Phrase("handoff.status.withOfficer");
    public Phrase MessageTaken { get; } = file.Phrase("handoff.status.messageTaken");
    public Phrase Answered { get; } = file.Phrase("handoff.status.answered");
    public Phrase Closed { get; } = file.Phrase("handoff.status.closed");
    public Phrase Cancelled { get; } = file.Phrase("handoff.status.cancelled");
}

/// <summary>The visitor's own page.</summary>
public sealed class HandoffPagePhrases(PhraseFile file)
{
    public Phrase Title { get; } = file.Phrase("handoff.page.title");
    public Phrase AskedAt { get; } = file.Phrase("handoff.page.askedAt");
    public Phrase By { get; } = file.Phrase("handoff.page.by");
    public Phrase Renewed { get; } = file.Phrase("handoff.page.renewed", "by");
    public Phrase Said { get; } = file.Phrase("handoff.page.said", "name", "when");
    public Phrase Reply { get; } = file.Phrase("handoff.page.reply");
    public Phrase WithdrawQuestion { get; } = file.Phrase("handoff.page.withdrawQuestion");
}

/// <summary>Why an officer cannot do something.</summary>
public sealed class HandoffRefusals(PhraseFile file)
{
    public Phrase WithColleague { get; } = file.Phrase("handoff.refusals.withColleague", "name");
    public Phrase NotTaken { get; } = file.Phrase("handoff.refusals.notTaken");
    public Phrase Over { get; } = file.Phrase("handoff.refusals.over");
    public Phrase NoSuchOfficer { get; } = file.Phrase("handoff.refusals.noSuchOfficer");
    public Phrase TooLateToWithdraw { get; } = file.Phrase("handoff.refusals.tooLateToWithdraw");
    public Phrase NothingToAnswer { get; } = file.Phrase("handoff.refusals.nothingToAnswer");
    public Phrase Empty { get; } = file.Phrase("handoff.refusals.empty");
    public Phrase TooLong { get; } = file.Phrase("handoff.refusals.tooLong", "limit");
    public Phrase EndedTopic { get; } = file.Phrase("handoff.refusals.endedTopic", "topic", "date");
    public Phrase ExpiredReply { get; } = file.Phrase("handoff.refusals.expiredReply", "date");
}
