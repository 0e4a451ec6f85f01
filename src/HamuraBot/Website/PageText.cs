using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Persons;
using HamuraBot.Topics;
using HamuraBot.Topics.Chat;

namespace HamuraBot.Website;

/// <summary>What the pages say, from the same files as the bot: the section <c>web</c> of <c>phrases.yaml</c>, the desk, the topics.</summary>
public sealed class PageText(DialogLibrary library, CurrentTopics topics, AnswerText answers, RetentionText retention)
{
    private static readonly string[] FirstQuestionKeys = ["firstQuestion1", "firstQuestion2", "firstQuestion3", "firstQuestion4", "firstQuestion5"];

    private static readonly string[] WidgetKeys = ["botName", "openChat", "closeChat", "newMessages"];

    private static readonly string[] ChatKeys =
        ["speaker", "inputPlaceholder", "send", "attach", "connecting", "reconnecting", "offline", "sessionEnded", "cannotConnect", "tooManyRequests",
            "automaticReply", "waitingForOfficer", "withOfficer"];

    public DeskContact Desk => library.Desk;

    public IReadOnlyList<Topic> Menus => [.. topics.Library.Topics.Where(topic => topic.Kind is TopicKind.Menu)];

    public IReadOnlyList<Topic> Facts => [.. topics.Library.Topics.Where(topic => topic.Kind is not TopicKind.Menu)];

    public string this[string key, Language language] => library.Phrases.Web[key].In(language);

    /// <summary>What becomes of what a visitor writes.</summary>
    public string Privacy(Language language) => $"{this["privacyText", language]}\n{retention.Notice(language)}";

    public Topic? Topic(string? id) => id is null ? null : topics.Library.Find(id);

    /// <summary>What the bot answers about the topic today, paragraph by paragraph.</summary>
    public string[] Answer(Topic topic, Language language) => answers.Of(topic, language, library.Calendar.Today).Split("\n\n");

    public FactStatus Status(Topic topic) => topic.StatusOn(library.Calendar.Today);

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
