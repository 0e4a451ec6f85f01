using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Topics;
using HamuraBot.Understanding;

namespace HamuraBot.Commands;

/// <summary><c>-- ask "質問"</c>, or <c>-- ask --batch FILE</c>: what is understood, without a server, a line of JSON for each question.</summary>
public static class AskCommand
{
    public const string Name = "ask";

    private const string Batch = "--batch";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="arguments">What stands behind <c>ask</c>: the question, or <c>--batch</c> and a file of <c>lang⇥text</c> lines.</param>
    public static int Run(ContentFolder directory, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is not ([Batch, _] or [not Batch]))
        {
            error.WriteLine("ask needs one question in quotes, or --batch FILE with a line 'ja<TAB>question' for each.");
            return 2;
        }
        if (arguments is [Batch, var file] && !File.Exists(file))
        {
            error.WriteLine($"There is no file '{file}'.");
            return 2;
        }
        var chat = new Chat(directory);
        foreach (var (language, text) in arguments is [Batch, var lines]
            ? File.ReadLines(lines).Where(line => line.Length > 0).Select(Split) : [(Language.Ja, arguments[0])])
            output.WriteLine(ToJson(chat.Understand(text, language)));
        return 0;
    }

    private static (Language Language, string Text) Split(string line) =>
        line.Split('\t', 2) is [var language, var text] ? (Languages.FromLocale(language), text) : (Language.Ja, line);

    private static string ToJson(Intention said) => JsonSerializer.Serialize(
        new
        {
            Language = said.Meaning.Language.Code(),
            Answers = (said.Command is { } command ? [new(command.Subject, 1)] : said.Meaning.Answers)
                .Select(answer => new { answer.Id, answer.Confidence, Aspect = answer.Aspect?.Code() }),
            said.Meaning.Suggestions,
            said.Meaning.Rejected,
            Intent = said.Meaning.Intent.ToString().ToLowerInvariant(),
        }, Json);

    /// <summary>Understands as the chat does: what buttons say comes first.</summary>
    private sealed class Chat
    {
        private readonly ExactWords exactWords;
        private readonly LanguageUnderstanding understanding;

        public Chat(ContentFolder directory)
        {
            var dialogs = DialogLibrary.Load(directory, TimeProvider.System);
            var topics = TopicLibrary.Load(directory, dialogs);
            exactWords = new(ExactWords.OfButtons(dialogs).Concat(topics.Names()));
            understanding = new(TopicKnowledge.Of(dialogs, topics));
        }

        public Intention Understand(string text, Language language)
        {
            var pressed = ButtonCommand.Parse(text, [Form.OpenVerb]);
            return pressed is not null ? new(new(language, Intent.Apply, [], []), pressed)
                : exactWords.Find(text, language) ?? new(understanding.Understand(text, language));
        }
    }
}
