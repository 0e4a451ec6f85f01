using HamuraBot.Conversations;
using HamuraBot.Persons.Chat;
using Microsoft.Extensions.Options;
using System.Data;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Gaps;
using HamuraBot.Handoffs;
using HamuraBot.Mail;
using HamuraBot.Replies;
using HamuraBot.SelfService;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Conversations;

/// <summary>Somebody who talks to the bot in one conversation: the dialogs, their state, a store, a clock to be set; no channel.</summary>
internal sealed class Visitor
{
    private readonly StoreConnection store;
    private readonly HashSet<Guid> kept;
    private readonly Talk talk;
    private readonly SupportBot bot;
    private readonly LearntUnderstanding understanding;

    private static readonly IConfiguration Settings =
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["PublicUrl"] = "https://bot.example.jp" }).Build();

    /// <param name="learnt">Learning takes a moment: what was learnt from the same topics will do.</param>
    /// <param name="before">The same visitor, before the bot was started anew.</param>
    /// <param name="more">What the bot has besides.</param>
    public Visitor(ContentFolder directory, LanguageUnderstanding? learnt = null, Visitor? before = null, Action<IServiceCollection>? more = null)
    {
        store = before?.store ?? new(new SqliteConnection("Data Source=:memory:"));
        kept = before?.kept ?? [];
        if (before is not null) (Clock, Locale) = (before.Clock, before.Locale);
        var conversation = new StoredConversationState();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton(conversation)
            .AddDialogs(directory).AddTopics().AddGaps().AddMail().AddReplies().AddHandoffs().AddSingleton<SupportBot>().AddLogging()
            .AddSingleton<NumberNotice>().AddSingleton<OwnLinks>().AddSingleton(new Secrets(store: null!, Options.Create(new LinkOptions()), Clock)).AddSingleton<IConfiguration>(Settings).AddSingleton(new PublicAddress(Settings, server: null!));
        if (learnt is not null) services.AddSingleton(new LearntUnderstanding(learnt));
        more?.Invoke(services);
        var provider = services.BuildServiceProvider();
        bot = provider.GetRequiredService<SupportBot>();
        understanding = provider.GetRequiredService<LearntUnderstanding>();
        talk = new(conversation);
    }

    public TestClock Clock { get; } = TestClock.InTokyo("2026-11-25T10:00");

    public string Locale { get; set; } = "ja-JP";

    /// <summary>Whether an officer is at the desk.</summary>
    public bool OfficerPresent { get; set; }

    /// <summary>The questions that the last turn keeps for the desk.</summary>
    public IReadOnlyList<UnansweredQuestion> Kept { get; private set; } = [];

    public IReadOnlyList<Activity> Replies { get; private set; } = [];

    public Task ComeAsync() => SendAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount("dl_visitor")] });

    public Task SayAsync(string text) => SendAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    public Task AttachAsync() => SendAsync(new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "application/pdf", Name = "a.pdf", ContentUrl = "https://bot.example.jp/files/a.pdf" }] });

    /// <summary>Sends a card that was filled in, as Web Chat does it.</summary>
    public Task SendCardAsync(JObject values) => SendAsync(new Activity { Type = ActivityTypes.Message, Value = values });

    /// <summary>Presses a button of the last message or its card, as Web Chat does it.</summary>
    public Task PressAsync(string title)
    {
        var onCards = Replies[^1].Attachments?.SelectMany(attachment => JObject.FromObject(attachment.Content).SelectTokens("$..actions[?(@.type=='Action.Submit')]"))
            .Select(action => new CardAction(ActionTypes.ImBack, (string?)action["title"], value: (string?)action["data"])) ?? [];
        var button = onCards.Concat(Replies[^1].SuggestedActions?.Actions ?? []).FirstOrDefault(action => action.Title == title);
        Assert.True(button is not null, $"There is no button '{title}' under: {Replies[^1].Text}");
        return SendAsync(button.Type == ActionTypes.MessageBack
            ? new Activity { Type = ActivityTypes.Message, Text = button.Text, Value = button.Value }
            : new Activity { Type = ActivityTypes.Message, Text = (string)button.Value });
    }

    private async Task SendAsync(Activity activity)
    {
        activity.Locale = Locale;
        activity.ChannelId = "directline";
        activity.Conversation = new ConversationAccount(id: "conversation");
        activity.From = new ChannelAccount("dl_visitor");
        activity.Recipient = bot.Account;
        var meaning = activity.Text is { Length: > 0 } text ? understanding.Current.Understand(text, Languages.FromLocale(Locale)) : null;
        using var transaction = await NewTransactionAsync();
        var opened = new OpenedConversation(Conversation: null, SentBefore: null, await store.FindAsync("SELECT body FROM states", row => row.Text("body")));
        Replies = await talk.RunAsync(activity, turn =>
        {
            turn.Note(transaction);
            turn.Note(opened);
            if (meaning is not null) turn.Note(meaning);
        }, bot);
        await transaction.FlushAsync();
        Kept = [.. (await QuestionTable.SinceAsync(store, DateTimeOffset.UnixEpoch, int.MaxValue)).Where(question => kept.Add(question.Id))];
    }

    /// <summary>A store that is as old as the conversation, and made when it is first needed.</summary>
    private async Task<StoreTransaction> NewTransactionAsync()
    {
        if (store.Connection.State is not ConnectionState.Open)
        {
            await store.Connection.OpenAsync();
            foreach (var migration in Migration.For(StoreProvider.Sqlite)) await migration.ApplyAsync(store);
        }
        await store.ExecuteAsync(
            """
            INSERT INTO officers (id, email, normalized_email, name, role, security_stamp, version, created_at, seen_at)
            VALUES ('1', 'a@example.jp', 'A@EXAMPLE.JP', '佐藤', 'Officer', '', 1, 0, @seen) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
            """, ("@seen", OfficerPresent ? Clock.Now : null));
        return new(store);
    }

    private sealed class Talk : BotAdapter
    {
        private readonly List<Activity> said = [];

        public Talk(StoredConversationState state) => Use(new AutoSaveStateMiddleware(state));

        public async Task<IReadOnlyList<Activity>> RunAsync(Activity activity, Action<ITurnContext> prepare, IBot bot)
        {
            said.Clear();
            using var turn = new TurnContext(this, activity);
            prepare(turn);
            await RunPipelineAsync(turn, bot.OnTurnAsync, default);
            return [.. said];
        }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
        {
            said.AddRange(activities);
            return Task.FromResult(activities.Select(_ => new ResourceResponse("")).ToArray());
        }

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
