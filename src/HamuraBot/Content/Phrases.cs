namespace HamuraBot.Content;

/// <summary>Every sentence the bot says of its own accord: <c>phrases.yaml</c>. What the City offers is said by the topics.</summary>
public sealed class Phrases(PhraseFile file, Formats formats)
{
    public Formats Formats { get; } = formats;

    public Phrase Welcome { get; } = file.Phrase("welcome");
    public Phrase Greeting { get; } = file.Phrase("greeting");
    public Phrase Thanks { get; } = file.Phrase("thanks");
    public Phrase Help { get; } = file.Phrase("help");
    public Phrase Restart { get; } = file.Phrase("restart");
    public Phrase Cancelled { get; } = file.Phrase("cancelled");
    public Phrase NothingToCancel { get; } = file.Phrase("nothingToCancel");
    public Phrase LanguageChanged { get; } = file.Phrase("languageChanged");
    public Phrase NotUnderstood { get; } = file.Phrase("notUnderstood");
    public Phrase NotHelpful { get; } = file.Phrase("notHelpful");
    public Phrase NotText { get; } = file.Phrase("notText");
    public Phrase FileReceived { get; } = file.Phrase("fileReceived");
    public Phrase TooLong { get; } = file.Phrase("tooLong", "limit");
    public Phrase SomethingWentWrong { get; } = file.Phrase("somethingWentWrong");

    public PrivacyPhrases Privacy { get; } = new(file);
    public HandoffPhrases Handoff { get; } = new(file);
    public Phrase DeskOpen { get; } = file.Phrase("deskOpen");
    public Phrase DeskClosed { get; } = file.Phrase("deskClosed", "opening");

    public Phrase MenuIntro { get; } = file.Phrase("menuIntro");
    public Phrase DidYouMean { get; } = file.Phrase("didYouMean");
    public Phrase DidYouMeanOne { get; } = file.Phrase("didYouMeanOne", "name");
    public Phrase ApplyWhich { get; } = file.Phrase("applyWhich");
    public Phrase ApplyByPhone { get; } = file.Phrase("applyByPhone");
    public Phrase ApplyByPhoneFor { get; } = file.Phrase("applyByPhoneFor", "name");

    public NotOursPhrases NotOurs { get; } = new(file);
    public Phrase Urgent { get; } = file.Phrase("urgent");

    public BriefPhrases Brief { get; } = new(file);
    public FramePhrases Frames { get; } = new(file);
    public FormPhrases Form { get; } = new(file);
    public RetryPhrases Retry { get; } = new(file);
    public EstimatePhrases Estimate { get; } = new(file);
    public ButtonPhrases Buttons { get; } = new(file);
    public UploadPhrases Upload { get; } = new(file);
    public LimitPhrases Limits { get; } = new(file);
    public SeminarPhrases Seminars { get; } = new(file);

    public RequestPhrases Requests { get; } = new(file);
    public AppointmentPhrases Appointments { get; } = new(file);
    public OwnMatterPhrases Own { get; } = new(file);

    /// <summary>The sentences of the pages behind secret links, by their key.</summary>
    public PhraseSection SelfService { get; } = file.Section("selfService");

    /// <summary>The sentences of the web pages, by their key.</summary>
    public PhraseSection Web { get; } = file.Section("web");
}

/// <summary>Whose a matter is that is not the desk's.</summary>
public sealed class NotOursPhrases(PhraseFile file)
{
    public Phrase CityHall { get; } = file.Phrase("notOurs.cityHall");
    public Phrase Elsewhere { get; } = file.Phrase("notOurs.elsewhere");
    public Phrase Distress { get; } = file.Phrase("notOurs.distress");
}

/// <summary>What stands around the facts, by their status, and what closes an answer.</summary>
public sealed class FramePhrases(PhraseFile file)
{
    private static readonly string[] Placeholders = ["text", "asOf", "created", "updated"];

    public Phrase Current { get; } = file.Phrase("frames.current", Placeholders);
    public Phrase CurrentUntil { get; } = file.Phrase("frames.currentUntil", "text", "asOf", "validTo");
    public Phrase Unconfirmed { get; } = file.Phrase("frames.unconfirmed", Placeholders);
    public Phrase Expired { get; } = file.Phrase("frames.expired", Placeholders);
    public Phrase Historic { get; } = file.Phrase("frames.historic", Placeholders);
    public Phrase Plan { get; } = file.Phrase("frames.plan", Placeholders);
    public Phrase Opinion { get; } = file.Phrase("frames.opinion", Placeholders);
    public Phrase Contact { get; } = file.Phrase("frames.contact", Placeholders);
    public Phrase NotInSource { get; } = file.Phrase("frames.notInSource", "list");
    public Phrase AskTheDesk { get; } = file.Phrase("frames.askTheDesk");
    public Phrase AskForSuccessor { get; } = file.Phrase("frames.askForSuccessor");
    public Phrase SourceLine { get; } = file.Phrase("frames.sourceLine", "publisher", "title", "updated");
    public Phrase SourceAddress { get; } = file.Phrase("frames.sourceAddress", "source", "url");

    /// <summary>What an officer let end without writing how it is told then.</summary>
    public Phrase WasSo { get; } = file.Phrase("frames.wasSo", "text", "validTo");
}

/// <summary>The estimate of the interest aid.</summary>
public sealed class EstimatePhrases(PhraseFile file)
{
    public Phrase Intro { get; } = file.Phrase("estimate.intro");
    public Phrase Result { get; } = file.Phrase("estimate.result", "name", "amount", "kind", "months", "interest", "aid", "rate", "full",
        "rest");
    public Phrase Capped { get; } = file.Phrase("estimate.capped", "kind", "limit");
    public Phrase EcoCap { get; } = file.Phrase("estimate.ecoCap");
    public Phrase Assumptions { get; } = file.Phrase("estimate.assumptions");
    public Phrase CannotEstimate { get; } = file.Phrase("estimate.cannotEstimate", "name");
    public Phrase NotADecision { get; } = file.Phrase("estimate.notADecision");
    public Phrase Change { get; } = file.Phrase("estimate.change", "label", "old", "new");
    public Phrase Programme { get; } = file.Phrase("estimate.programme");
    public Phrase Amount { get; } = file.Phrase("estimate.amount");
    public Phrase Funds { get; } = file.Phrase("estimate.funds");
    public Phrase Period { get; } = file.Phrase("estimate.period");
    public Phrase AidChange { get; } = file.Phrase("estimate.aidChange", "old", "new");
    public Phrase Ended { get; } = file.Phrase("estimate.ended", "name", "validTo");
}

public sealed class ButtonPhrases(PhraseFile file)
{
    public Phrase Person { get; } = file.Phrase("buttons.person");
    public Phrase Menu { get; } = file.Phrase("buttons.menu");
    public Phrase NotHelpful { get; } = file.Phrase("buttons.notHelpful");
    public Phrase More { get; } = file.Phrase("buttons.more");
}

/// <summary>Why a file cannot be taken.</summary>
public sealed class UploadPhrases(PhraseFile file)
{
    public Phrase BadType { get; } = file.Phrase("upload.badType", "name");
    public Phrase TooLarge { get; } = file.Phrase("upload.tooLarge", "limit");
    public Phrase TooMany { get; } = file.Phrase("upload.tooMany", "limit");
    public Phrase Full { get; } = file.Phrase("upload.full", "limit");
    public Phrase Empty { get; } = file.Phrase("upload.empty", "name");
    public Phrase NotHere { get; } = file.Phrase("upload.notHere");
}

/// <summary>Why a message cannot be taken just now, or not at all.</summary>
public sealed class LimitPhrases(PhraseFile file)
{
    public Phrase TooFast { get; } = file.Phrase("limits.tooFast");
    public Phrase TooMuch { get; } = file.Phrase("limits.tooMuch");
    public Phrase TooLarge { get; } = file.Phrase("limits.tooLarge");
    public Phrase Full { get; } = file.Phrase("limits.full", "limit");
    public Phrase Ended { get; } = file.Phrase("limits.ended");
}
