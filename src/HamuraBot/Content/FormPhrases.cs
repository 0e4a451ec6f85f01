namespace HamuraBot.Content;

/// <summary>What is said around a form's questions.</summary>
public sealed class FormPhrases(PhraseFile file)
{
    public Phrase Help { get; } = file.Phrase("form.help");
    public Phrase Later { get; } = file.Phrase("form.later");
    public Phrase Left { get; } = file.Phrase("form.left");
    public Phrase TimeNotKept { get; } = file.Phrase("form.timeNotKept", "answer");
    public Phrase Understood { get; } = file.Phrase("form.understood", "label", "answer");
    public Phrase Progress { get; } = file.Phrase("form.progress", "step", "of");
    public Phrase FirstQuestion { get; } = file.Phrase("form.firstQuestion");
    public Phrase Optional { get; } = file.Phrase("form.optional");
    public Phrase Several { get; } = file.Phrase("form.several");
    public Phrase NotOptional { get; } = file.Phrase("form.notOptional");

    public Phrase Consent { get; } = file.Phrase("form.consent", "purpose");
    public Phrase Agree { get; } = file.Phrase("form.agree");
    public Phrase Disagree { get; } = file.Phrase("form.disagree");
    public Phrase Declined { get; } = file.Phrase("form.declined");

    public Phrase Offer { get; } = file.Phrase("form.offer");
    public Phrase Same { get; } = file.Phrase("form.same");
    public Phrase Different { get; } = file.Phrase("form.different");

    public Phrase Confirm { get; } = file.Phrase("form.confirm");
    public Phrase Send { get; } = file.Phrase("form.send");
    public Phrase Change { get; } = file.Phrase("form.change");
    public Phrase Changes { get; } = file.Phrase("form.changes");
    public Phrase ChangeField { get; } = file.Phrase("form.changeField", "label");
    public Phrase WhichToChange { get; } = file.Phrase("form.whichToChange");
    public Phrase NothingToChange { get; } = file.Phrase("form.nothingToChange");
    public Phrase NotAskedYet { get; } = file.Phrase("form.notAskedYet", "label");
    public Phrase AnswerNow { get; } = file.Phrase("form.answerNow", "answer");
    public Phrase NoAnswer { get; } = file.Phrase("form.noAnswer");

    public Phrase GoOn { get; } = file.Phrase("form.goOn");
    public Phrase Resumed { get; } = file.Phrase("form.resumed");
    public Phrase NothingSetAside { get; } = file.Phrase("form.nothingSetAside");
    public Phrase Cancelled { get; } = file.Phrase("form.cancelled");

    public Phrase FillInCard { get; } = file.Phrase("form.fillInCard");
    public Phrase CardFaults { get; } = file.Phrase("form.cardFaults", "fields");
    public Phrase Card { get; } = file.Phrase("form.card");
    public Phrase SendCard { get; } = file.Phrase("form.sendCard");
    public Phrase CardTaken { get; } = file.Phrase("form.cardTaken");
    public Phrase CardNeedsThis { get; } = file.Phrase("form.cardNeedsThis");
    public Phrase CardIsOver { get; } = file.Phrase("form.cardIsOver");
    /// <summary>What the buttons say that move within a form.</summary>
    public IReadOnlyDictionary<FormWord, Phrase> Buttons =>
        new Dictionary<FormWord, Phrase> { [FormWord.Continue] = GoOn, [FormWord.Card] = FillInCard, [FormWord.Change] = Change };

    public Phrase Refused { get; } = file.Phrase("form.refused", "label", "typed", "reason");
}

/// <summary>Why an answer to a form's question cannot be taken.</summary>
public sealed class RetryPhrases(PhraseFile file)
{
    public Phrase Choice { get; } = file.Phrase("retry.choice");
    public Phrase SameDay { get; } = file.Phrase("retry.sameDay", "label", "date");
    public Phrase Number { get; } = file.Phrase("retry.number");
    public Phrase Money { get; } = file.Phrase("retry.money");
    public Phrase MoneyInYen { get; } = file.Phrase("retry.moneyInYen");
    public Phrase Months { get; } = file.Phrase("retry.months");
    public Phrase Text { get; } = file.Phrase("retry.text");
    public Phrase TooSmall { get; } = file.Phrase("retry.tooSmall", "min");
    public Phrase TooLarge { get; } = file.Phrase("retry.tooLarge", "max");
    public Phrase TooShort { get; } = file.Phrase("retry.tooShort", "min");
    public Phrase TooLongBy { get; } = file.Phrase("retry.tooLongBy", "max", "count");
    public Phrase TooLong { get; } = file.Phrase("retry.tooLong", "max");
    public Phrase SeveralLines { get; } = file.Phrase("retry.severalLines");
    public Phrase Choices { get; } = file.Phrase("retry.choices");
    public Phrase YesOrNo { get; } = file.Phrase("retry.yesOrNo");

    public Phrase Email { get; } = file.Phrase("retry.email");
    public Phrase NoAtSign { get; } = file.Phrase("retry.noAtSign");
    public Phrase SeveralAddresses { get; } = file.Phrase("retry.severalAddresses");
    public Phrase Phone { get; } = file.Phrase("retry.phone");
    public Phrase PhoneLength { get; } = file.Phrase("retry.phoneLength");
    public Phrase NoAreaCode { get; } = file.Phrase("retry.noAreaCode");
    public Phrase ForeignPhone { get; } = file.Phrase("retry.foreignPhone");
    public Phrase PhoneNotCallable { get; } = file.Phrase("retry.phoneNotCallable");
    public Phrase PostalCode { get; } = file.Phrase("retry.postalCode");
    public Phrase PostalCodeLength { get; } = file.Phrase("retry.postalCodeLength");
    public Phrase CorporateNumber { get; } = file.Phrase("retry.corporateNumber");
    public Phrase CorporateNumberDigits { get; } = file.Phrase("retry.corporateNumberDigits", "count");
    public Phrase RegistryNumber { get; } = file.Phrase("retry.registryNumber", "count");
    public Phrase CorporateNumberLength { get; } = file.Phrase("retry.corporateNumberLength");
    public Phrase WrongCheckDigit { get; } = file.Phrase("retry.wrongCheckDigit");

    public Phrase Date { get; } = file.Phrase("retry.date");
    public Phrase EraIsOver { get; } = file.Phrase("retry.eraIsOver", "date", "day", "year");
    public Phrase NoSuchDay { get; } = file.Phrase("retry.noSuchDay");
    public Phrase WrongWeekday { get; } = file.Phrase("retry.wrongWeekday", "date");
    public Phrase Past { get; } = file.Phrase("retry.past", "date", "today");
    public Phrase TooFar { get; } = file.Phrase("retry.tooFar", "date");
    public Phrase Closed { get; } = file.Phrase("retry.closed", "date", "open");
    public Phrase ClosedWeekly { get; } = file.Phrase("retry.closedWeekly", "date", "open");
    public Phrase ClosedHoliday { get; } = file.Phrase("retry.closedHoliday", "date", "open");
    public Phrase ClosedYearEnd { get; } = file.Phrase("retry.closedYearEnd", "date", "open");
}
