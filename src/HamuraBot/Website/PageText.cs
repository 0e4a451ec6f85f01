using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;
using HamuraBot.Persons;
using HamuraBot.Topics;
using HamuraBot.Topics.Chat;

namespace HamuraBot.Website;

/// <summary>What the pages say, from the same files as the bot: the section <c>web</c> of <c>phrases.yaml</c>, the desk, the topics.</summary>
public sealed class PageText(DialogLibrary library, CurrentTopics topics, AnswerText answers, RetentionText retention, TimeProvider clock)
{
    private static readonly RequiredForm RequestForm = new("the front page", "seminar-request");

    private static readonly string[] FirstQuestionKeys = ["firstQuestion1", "firstQuestion2", "firstQuestion3", "firstQuestion4", "firstQuestion5"];

    private static readonly string[] WidgetKeys = ["botName", "openChat", "closeChat", "newMessages"];

    private static readonly string[] ChatKeys =
        ["speaker", "inputPlaceholder", "send", "attach", "connecting", "reconnecting", "offline", "sessionEnded", "cannotConnect", "tooManyRequests",
            "automaticReply", "waitingForOfficer", "withOfficer", "you", "botMark", "officerMark", "choices", "sources", "removeFile", "newMessages",
            "answerCurrent", "answerUnconfirmed", "answerExpired"];

    public DeskContact Desk => library.Desk;

    public IReadOnlyList<Topic> Facts => [.. topics.Library.Topics.Where(topic => topic.Kind is not TopicKind.Menu)];

    public string this[string key, Language language] => library.Phrases.Web[key].In(language);

    /// <summary>For how long what a visitor writes is kept.</summary>
    public string Kept(Language language) => retention.Notice(language);

    public Topic? Topic(string? id) => id is null ? null : topics.Library.Find(id);

    /// <summary>What the bot answers about the topic today, paragraph by paragraph.</summary>
    public string[] Answer(Topic topic, Language language) => answers.Of(topic, language, library.Calendar.Today).Split("\n\n");

    public DateOnly Today => library.Calendar.Today;

    /// <summary>What has ended stands at the end of its group. What officers added and no group names stands in the last one.</summary>
    public IReadOnlyList<MenuRows> MenuGroups()
    {
        var (current, groups) = (topics.Library, topics.Library.Groups);
        var grouped = groups.SelectMany(group => group.Menus).Select(line => line.Topic).ToHashSet();
        var others = current.Topics.Where(topic => topic.Kind is TopicKind.Menu && !grouped.Contains(topic.Id)).Select(topic => new MenuLine(topic.Id, null, null));
        return [.. groups.Select((group, i) => new MenuRows(group.Name,
            [.. group.Menus.Concat(i == groups.Count - 1 ? others : []).Select(line => Row(current[line.Topic], line)).OrderBy(row => row.HasEnded)]))];
    }

    private MenuRow Row(Topic topic, MenuLine line)
    {
        var hasEnded = topic.StatusOn(Today) is FactStatus.Expired;
        return new(topic, hasEnded ? line.Ended : line.Line, hasEnded);
    }

    public OpenSignView OpenSign(Language language) => OpenSignView.Of(library.Calendar, clock.GetUtcNow(), library.Phrases.Formats, language);

    public string NextOpening(Language language) =>
        this["signNext", language].Replace("{opening}", OpenSign(language).Next, StringComparison.Ordinal);

    public string Date(DateOnly day, Language language) => library.Phrases.Formats.Date(day, language);

    public string ShortDate(DateTimeOffset instant, Language language) => library.Phrases.Formats.NearDate(Tokyo.Day(instant), language);

    public string DayAndTime(DateTimeOffset instant, Language language) => library.Phrases.Formats.DayAndTime(instant, language);

    public string Day(DateTimeOffset instant, Language language) => library.Phrases.Formats.ShortOpening(instant, language);

    public string Person(Language language) => library.Phrases.Buttons.Person.In(language);

    public IEnumerable<string> PersonInEveryLanguage => Enum.GetValues<Language>().Select(Person);

    /// <summary>What the lines begin with that name a source.</summary>
    public IEnumerable<string> SourcePrefixes => Enum.GetValues<Language>().Select(language => this["sourcePrefix", language]);

    public string WishForSeminar(Language language) => library[RequestForm].Button.In(language);

    public FactStatus Status(Topic topic) => topic.StatusOn(library.Calendar.Today);

    public string StatusWord(Topic topic, Language language) => Status(topic) switch
    {
        FactStatus.Current => this["statusCurrent", language],
        FactStatus.Expired => this["statusExpired", language].Replace("{date}", Date(topic.Leading.ValidTo!.Value, language), StringComparison.Ordinal),
        FactStatus.Unconfirmed or FactStatus.Historic or FactStatus.Plan or FactStatus.Opinion => this["statusUnconfirmed", language],
    };

    public string Phone(Language language) => language is Language.Ja ? Desk.Phone : Desk.PhoneInternational;

    public string Hours(Language language) => library.Names["hours"].In(language);

    public string LastReception(Language language) => library.Names["lastReception"].In(language);

    public IEnumerable<string> FirstQuestions(Language language) => FirstQuestionKeys.Select(key => this[key, language]);

    public IEnumerable<string> Sources(Language language) =>
        topics.Library.Topics.SelectMany(topic => topic.Facts).Select(fact => fact.Source).Distinct().Select(source => answers.SourceLine(source, language));

    public Dictionary<string, string> ForChat(Language language) => Pick(ChatKeys, language);

    public Dictionary<string, string> ForWidget(Language language) => Pick(WidgetKeys, language);

    private Dictionary<string, string> Pick(string[] keys, Language language) => keys.ToDictionary(key => key, key => this[key, language]);
}

/// <param name="Rows">In the order in which they are shown.</param>
public sealed record MenuRows(Words Name, IReadOnlyList<MenuRow> Rows);

/// <param name="Line">Null where nothing is said.</param>
public sealed record MenuRow(Topic Topic, Words? Line, bool HasEnded);
