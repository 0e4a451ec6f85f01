using System.Reflection;
using System.Text.Json;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Conversations;

/// <summary>Other programs live by these words: whoever changes one changes the approved file, and sees what it is.</summary>
public sealed class MarksTests
{
    private static readonly string Approved = Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Conversations", "marks.approved");

    [Fact]
    public void Keys_and_codes_are_those_that_were_approved() => Assert.Equal(File.ReadAllLines(Approved), Lines());

    [Fact]
    public void Every_code_that_is_written_is_declared()
    {
        Assert.Equal(Codes(typeof(AnswerMark)), Enum.GetValues<FactStatus>().Select(status => status.Code()).Order(StringComparer.Ordinal));
        Assert.Equal(Codes(typeof(PromptMark)), Enum.GetValues<FieldKind>().Select(kind => kind.Code()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Codes(typeof(RegistrationMark)), Enum.GetValues<RegistrationOutcome>().Select(outcome => outcome.Code()).Order(StringComparer.Ordinal));
        Assert.Equal(Codes(typeof(HandoffMark)), Enum.GetValues<HandoffStatus>().Select(status => status.Code()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Marks_are_read_as_they_were_put_on()
    {
        var reply = new Activity().Marked(new Marks { Suggestions = ["startup-support"] }).Marked(new Marks { Handoff = new("H-2026-000001", HandoffMark.Waiting, 2) });

        Assert.Equal("""{"hamura":{"suggestions":["startup-support"],"handoff":{"id":"H-2026-000001","status":"waiting","position":2}}}""",
            ((JObject)reply.ChannelData).ToString(Newtonsoft.Json.Formatting.None));
        var read = Marks.Of(new JObject { ["channelData"] = (JObject)reply.ChannelData });
        Assert.Equal(["startup-support"], read.Suggestions!);
        Assert.Equal(new HandoffMark("H-2026-000001", HandoffMark.Waiting, 2), read.Handoff);
        Assert.Null(read.Prompt);
    }

    [Fact]
    public void An_end_that_is_not_known_is_said_to_be_unknown()
    {
        var reply = new Activity().Marked(new Marks { Answers = [new("interest-subsidy", AnswerMark.Unconfirmed, "2017-07-26", null, "tokyo-ritti")] });

        Assert.Equal(JTokenType.Null, ((JObject)reply.ChannelData).SelectToken("hamura.answers[0].validTo")!.Type);
    }

    [Fact]
    public void Nothing_else_spells_a_sender_or_the_key_of_the_marks()
    {
        var spelling = Directory.EnumerateFiles(Repository.App, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var code
                && (code.Contains("\"officer:", StringComparison.Ordinal) || code.Contains("[\"hamura\"]", StringComparison.Ordinal)
                    || code.Contains("channelData.hamura.", StringComparison.Ordinal)))
            .Select(Path.GetFileName);

        Assert.Equal(["Speaker.cs"], spelling);
    }

    private static IEnumerable<string> Lines() => typeof(Marks).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).SelectMany(property =>
    {
        var key = Camel(property.Name);
        var type = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
        if (type.Namespace != typeof(Marks).Namespace) return [$"{key}: {property.PropertyType.Name.Split('`')[0]} of {type.Name}"];
        var keys = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(inner => Camel(inner.Name));
        return Codes(type).Select(code => $"  {code}").Prepend($"{key}: {string.Join(' ', keys)}");
    });

    private static IEnumerable<string> Codes(Type mark) => mark.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
