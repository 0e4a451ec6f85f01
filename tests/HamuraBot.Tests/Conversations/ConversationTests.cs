using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HamuraBot.Dialogs;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using HamuraBot.Understanding;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Conversations;

/// <summary>
/// Plays the dialogues in <c>Conversations/*.txt</c>. A line is <c>clock:</c>, <c>officer:</c> (present or absent), <c>locale:</c>, <c>comes:</c>, <c>user:</c>, <c>press:</c> or
/// <c>attaches:</c>, <c>sends:</c> (a card's values) or <c>restart:</c> (of the bot), and then what is expected: <c>bot:</c> each message in full (… stands for anything, indented lines go on),
/// <c>buttons:</c>, <c>mark:</c> and <c>card:</c> of the message before, <c>kept:</c> what the turn keeps for the desk.
/// </summary>
public sealed class ConversationTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Conversations");

    private static readonly Lazy<LanguageUnderstanding> LearntOnce = new(() =>
    {
        var dialogs = DialogLibrary.Load(LibraryCopy.Original, TimeProvider.System);
        return new(TopicKnowledge.Of(dialogs, TopicLibrary.Load(LibraryCopy.Original, dialogs)));
    });

    /// <summary>Learning takes a moment: once is enough for all dialogues.</summary>
    internal static LanguageUnderstanding Learnt => LearntOnce.Value;

    public static TheoryData<string> Dialogues => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Dialogues))]
    public Task The_dialogue_goes_as_written(string dialogue) => PlayAsync(dialogue, before => new(LibraryCopy.Original, Learnt, before));

    /// <param name="dialogue">The file's name within the folder, without its ending.</param>
    /// <param name="open">Opens a visitor, the one before a restart given.</param>
    internal static async Task PlayAsync(string dialogue, Func<Visitor?, Visitor> open)
    {
        var visitor = open(null);
        Activity? heard = null;
        var unheard = new Queue<Activity>();
        foreach (var (number, keyword, text) in Steps(File.ReadAllLines(Path.Combine(Folder, dialogue + ".txt"))))
        {
            var where = $"{dialogue}.txt:{number}: ";
            if (keyword is "comes" or "user" or "press" or "attaches" or "sends")
            {
                Assert.True(unheard.Count == 0, where + "the bot has said more: " + unheard.FirstOrDefault()?.Text);
                await DoAsync(visitor, keyword, text);
                unheard = new(visitor.Replies.Where(reply => reply.Type == ActivityTypes.Message));
                continue;
            }
            switch (keyword)
            {
                case "clock": visitor.Clock.Now = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture); break;
                case "officer": visitor.OfficerPresent = text == "present"; break;
                case "locale": visitor.Locale = text; break;
                case "restart": visitor = open(visitor); break;
                case "bot":
                    Assert.True(unheard.TryDequeue(out heard), where + "the bot says nothing more.");
                    Assert.True(Matches(text, heard.Text), $"{where}expected\n{text}\nbut the bot says\n{heard.Text}");
                    break;
                case "buttons": Assert.Equal(text, string.Join(" | ", heard!.SuggestedActions?.Actions.Select(action => action.Title) ?? [])); break;
                case "kept": Assert.Equal(text, string.Join(" | ", visitor.Kept.Select(question => $"{question.Language} {question.Text}"))); break;
                case "mark": AssertFound(where, (heard!.ChannelData as JObject)?["hamura"], text); break;
                case "card": AssertFound(where, JObject.FromObject(Assert.Single(heard!.Attachments).Content), text); break;
                default: Assert.Fail(where + "what is " + keyword + "?"); break;
            }
        }
        Assert.True(unheard.Count == 0, dialogue + ": the bot has said more: " + unheard.FirstOrDefault()?.Text);
    }

    private static Task DoAsync(Visitor visitor, string keyword, string text) => keyword switch
    {
        "comes" => visitor.ComeAsync(),
        "press" => visitor.PressAsync(text),
        "attaches" => visitor.AttachAsync(),
        "sends" => visitor.SendCardAsync(JObject.Parse(text)),
        _ => visitor.SayAsync(text),
    };

    /// <summary><c>mark: answers[0].status = expired</c>; "nothing" where there is none.</summary>
    private static void AssertFound(string where, JToken? among, string text)
    {
        var (path, expected) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : (text, "");
        var found = among?.SelectToken(path);
        var actual = found is null or { Type: JTokenType.Null } ? "nothing" : found.ToString(Newtonsoft.Json.Formatting.None).Trim('"');
        Assert.True(expected == actual, $"{where}{path} is {actual}");
    }

    private static bool Matches(string expected, string actual) =>
        Regex.IsMatch(Tidy(actual), "^" + Regex.Escape(Tidy(expected)).Replace("…", "(.|\n)*", StringComparison.Ordinal) + "$");

    private static string Tidy(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<(int Number, string Keyword, string Text)> Steps(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0 || lines[i].StartsWith('#')) continue;
            var (number, text) = (i + 1, new StringBuilder(lines[i]));
            while (i + 1 < lines.Length && (lines[i + 1].StartsWith(' ') || lines[i + 1].Length == 0)) text.Append('\n').Append(lines[++i]);
            var step = text.ToString().Split(':', 2);
            yield return (number, step[0], step[1].Trim());
        }
    }
}
