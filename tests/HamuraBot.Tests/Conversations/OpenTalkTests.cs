using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Tests.Data;

namespace HamuraBot.Tests.Conversations;

/// <summary>When the bot is being talked to freely, read from what was said last.</summary>
public sealed class OpenTalkTests : IAsyncLifetime
{
    private const string User = """{"type":"message","from":{"id":"dl_1","role":"user"},"text":"…","channelData":{"hamura":{"prompt":{}}}}""";
    private const string Answer = """{"type":"message","from":{"id":"bot","role":"bot"},"channelData":{"hamura":{"answers":[]}}}""";
    private const string Prompt = """{"type":"message","from":{"id":"bot","role":"bot"},"channelData":{"hamura":{"prompt":{"form":"expert-dispatch"}}}}""";
    private const string Event = """{"type":"event","name":"handoff.status","from":{"id":"bot","role":"bot"}}""";
    private const string Officer = """{"type":"message","from":{"id":"officer:7","role":"bot","name":"…"}}""";

    private readonly Stores stores = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => stores.DisposeAsync().AsTask();

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_talk_is_open_unless_a_form_or_an_officer_waits_for_the_visitor(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        Assert.True(await IsOpenAsync(store));
        Assert.True(await IsOpenAsync(store, User));
        Assert.True(await IsOpenAsync(store, Prompt, User, Answer));
        Assert.True(await IsOpenAsync(store, Answer, User));
        Assert.True(await IsOpenAsync(store, Handoff("closed")));
        Assert.True(await IsOpenAsync(store, Handoff("message-taken")));
        Assert.False(await IsOpenAsync(store, Answer, Prompt));
        Assert.False(await IsOpenAsync(store, Prompt, User));
        Assert.False(await IsOpenAsync(store, Officer, User, User));
        Assert.False(await IsOpenAsync(store, Handoff("waiting"), Event, User));
        Assert.False(await IsOpenAsync(store, Handoff("with-officer"), User));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_writes_on_without_an_answer_is_talking_to_a_person(StoreProvider provider)
    {
        var store = await stores.OpenAsync(provider);

        Assert.False(await IsOpenAsync(store, [Officer, .. Enumerable.Repeat(User, 30)]));
    }

    private static string Handoff(string status) =>
        Answer.Replace("\"answers\":[]", $"\"handoff\":{{\"id\":\"1\",\"status\":\"{status}\"}}", StringComparison.Ordinal);

    private static async Task<bool> IsOpenAsync(Store store, params string[] said)
    {
        var conversation = new Conversation { Id = Guid.NewGuid().ToString("N"), UserId = "dl_1", Locale = "ja-JP" };
        await store.WriteAsync(transaction =>
        {
            ActivityLog.Start(transaction, conversation);
            ActivityLog.Append(transaction, conversation, "ja-JP", [.. said.Select((body, index) => new LoggedActivity
            {
                ConversationId = conversation.Id,
                Sequence = index + 1,
                At = DateTimeOffset.UnixEpoch,
                Body = body,
            })]);
            return Task.FromResult(0);
        }, default);
        return await new FreeInput(store).IsOpenAsync(conversation.Id, default);
    }
}
