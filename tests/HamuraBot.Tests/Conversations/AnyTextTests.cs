using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Conversations;

/// <summary>A text is a text, whatever it looks like to a reader of JSON: it survives the store unchanged and the conversation goes on.</summary>
public sealed class AnyTextTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    private static readonly string[] Fragments =
    [
        "2026-12-01T10:00:00", "2026-12-01T10:00:00Z", "2026-12-01T10:00:00+09:00", "2026-12-01T10:00:00.123456789Z", "2026-12-01", "0001-01-01T00:00:00",
        "/Date(1764547200000)/", "\\/Date(1764547200000+0900)\\/", "new Date(1764547200000)", "10:00:00", "P3DT4H", "null", "true", "NaN", "-0", "1e400",
        "9007199254740993", "0.10", "{\"$type\":\"System.Object\"}", "{}", "[1,2]", "\"", "'", "\\", "\\u0041", "`", "</script>", "\u0001\u0002", "\u007f", "\t",
        "\u2028", "\u200f", "\ufeff", "👩‍👩‍👧‍👦", "髙橋", "ﾊﾟ", "e\u0301", "%_!", "@key", "--", ";",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Fragments),
        Gen.Elements(Fragments).ListOf(3).Select(string.Concat),
        ArbMap.Default.GeneratorFor<UnicodeString>().Select(text => text.Get ?? "").Where(text => !text.Any(char.IsSurrogate)));

    [Fact]
    public void Any_text_in_stored_state_is_read_as_it_was_written() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var memory = new FormMemory { Given = { ["issue"] = text, [text] = "name" } };
        var dialogs = new DialogState([new() { Id = text, State = new Dictionary<string, object> { ["text"] = text, ["json"] = new JObject { ["a"] = new JArray(text) } } }]);
        var state = StateValues.Read(stored: null);
        state.Set("text", Text, text);
        state.Set("forms", Forms, memory);
        state.Set("dialogs", Dialogs, dialogs);

        state = StateValues.Read(state.Write());

        return state.TryGet("text", Text, out var kept) && kept == text
            && state.TryGet("forms", Forms, out var forms) && forms.Given["issue"] == text && forms.Given[text] == "name"
            && state.TryGet("dialogs", Dialogs, out var open) && open.DialogStack is [{ Id: var id, State: var members }] && id == text
            && members["text"].Equals(text) && (string?)((JObject)members["json"])["a"]![0] == text;
    }).QuickCheckThrowOnFailure();

    private static readonly PlainValue<string> Text = new(StateTypes.Default.String);
    private static readonly PlainValue<FormMemory> Forms = new(StateTypes.Default.FormMemory);
    private static readonly DialogsValue Dialogs = new();

    public static TheoryData<string> Each => [.. Fragments];

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Any_text_may_be_an_answer(string fragment)
    {
        var text = $"{fragment} 段取り替え {fragment}";
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync("apply:expert-dispatch");
        foreach (var said in (string[])[fragment, text])
        {
            await visitor.SayAsync(said);
            await AssertAQuestionLeavesTheFormAloneAsync(visitor);
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Any_text_may_stand_on_the_card(string fragment)
    {
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync("apply:expert-dispatch");
        var card = Some.Message("");
        card["value"] = new JsonObject { ["form"] = "expert-dispatch", ["issue"] = fragment, ["visitPlace"] = fragment, ["preferredDate1"] = fragment, ["companyName"] = fragment };
        await visitor.Client.PostAsync(card).JsonAsync();
        Assert.NotNull(Prompt(await visitor.LookAsync()));
        await AssertAQuestionLeavesTheFormAloneAsync(visitor);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Any_text_may_be_what_a_person_is_wanted_for(string fragment)
    {
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync("人と話したい");

        await visitor.SayAsync(fragment);
        await visitor.SayAsync($"{fragment}のことです");
        for (var more = 0; more < 6 && visitor.Mark is null; more++) await visitor.SayAsync("なし");

        Assert.Contains(visitor.Status, (string[])["waiting", "message-taken"]);
    }

    private async Task AssertAQuestionLeavesTheFormAloneAsync(HandoffVisitor visitor)
    {
        var stored = await StateAsync(visitor);

        await visitor.SayAsync("電話番号は？");

        Assert.NotNull(Prompt(visitor));
        Assert.Equal(Answers(stored), Answers(await StateAsync(visitor)));
    }

    private static JsonNode? Prompt(HandoffVisitor visitor) =>
        visitor.News.Select(activity => activity.Marks()?["prompt"]).LastOrDefault(prompt => prompt is not null);

    private async Task<JObject> StateAsync(HandoffVisitor visitor) => JObject.Parse((string)(await house.Store.ReadAsync(
        sql => sql.ScalarAsync("SELECT body FROM states WHERE key LIKE '%' || @id", ("@id", visitor.Client.Conversation)), default))!);

    /// <summary>What was typed into the form so far.</summary>
    private static IEnumerable<string> Answers(JObject state) =>
        [.. state.Descendants().OfType<JProperty>().Where(property => property.Name is "issue" or "visitPlace" or "companyName" or "preferredDate1")
            .Select(property => $"{property.Name}: {property.Value}")];
}
