using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Dialogs;

public sealed class DialogStateTests
{
    [Fact]
    public void The_stack_travels_under_its_wire_names()
    {
        var state = new DialogState([new DialogInstance { Id = "form", State = new Dictionary<string, object> { ["step"] = 2 } }]);

        var json = JObject.FromObject(state);

        Assert.Equal("form", (string?)json.SelectToken("dialogStack[0].id"));
        Assert.Equal(2, (int?)json.SelectToken("dialogStack[0].state.step"));
    }

    [Fact]
    public void With_type_names_the_stack_comes_back_as_it_was()
    {
        var inner = new DialogState([new DialogInstance { Id = "inner", State = new Dictionary<string, object> { ["step"] = 2 } }]);
        var outer = new DialogState([new DialogInstance { Id = "outer", State = new Dictionary<string, object> { ["dialogs"] = inner } }]);
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };

        var back = JsonConvert.DeserializeObject<DialogState>(JsonConvert.SerializeObject(outer, settings), settings)!;

        var innerBack = Assert.IsType<DialogState>(back.DialogStack[0].State["dialogs"]);
        Assert.Equal("inner", innerBack.DialogStack[0].Id);
    }

    [Fact]
    public async Task A_turn_that_changes_nothing_on_the_stack_writes_nothing()
    {
        var talk = new Talk(new TextPrompt("name")) { Options = Prompts.Asking("?") };
        await talk.SayAsync("hello");
        Assert.Equal(1, talk.Storage.Writes);

        await talk.TurnAsync(Some.Incoming(ActivityTypes.Event));

        Assert.Equal(1, talk.Storage.Writes);
    }

    [Fact]
    public async Task Every_turn_reads_once_and_writes_once()
    {
        var talk = new Talk(new TextPrompt("never", (_, _) => Task.FromResult(false))) { Options = Prompts.Asking("?") };

        await talk.SayAsync("one");
        await talk.SayAsync("two");
        await talk.SayAsync("three");

        Assert.Equal((3, 3), (talk.Storage.Reads, talk.Storage.Writes));
    }

    [Fact]
    public async Task Two_conversations_have_two_stacks()
    {
        var storage = new CountingStorage();
        var talk = new Talk(new Teller("teller")) { Storage = storage };
        var elsewhere = Some.Message("elsewhere");
        elsewhere.Conversation = new ConversationAccount(id: "another");

        await talk.SayAsync("hello");

        Assert.Equal(["teller begins"], await talk.TurnAsync(elsewhere));
        Assert.Equal(["teller hears here"], await talk.SayAsync("here"));
    }
}
