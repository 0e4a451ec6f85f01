using HamuraBot.Data;
using HamuraBot.Persons;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Persons;

/// <summary>Every night what is older than its period goes, on whichever node.</summary>
public sealed class DailyErasureTests
{
    public static TheoryData<StoreProvider> Both => Data.Stores.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_older_than_its_period_goes_and_what_is_younger_stays(StoreProvider provider)
    {
        var clock = TestClock.InTokyo("2026-11-25T10:00");
        await using var held = await HeldDesk.OpenAsync(provider, clock);
        await held.SpreadAsync();
        await held.App.Get<DailyErasure>().SetFirstTimerAsync(default);
        await held.App.Get<DailyErasure>().SetFirstTimerAsync(default);

        await AfterAsync(TimeSpan.FromDays(364));
        Assert.NotEqual(0, await CountAsync("activities"));
        Assert.Equal(0, await CountAsync("outbox_mails", "WHERE sent_at IS NOT NULL"));
        await AfterAsync(TimeSpan.FromDays(2));
        foreach (var table in (string[])["activities", "conversations", "files", "handoffs", "unanswered_questions", "conversation_notes"]) Assert.Equal((table, 0), (table, await CountAsync(table)));
        Assert.Equal((1, 2), (await CountAsync("requests"), await CountAsync("registrations")));
        await AfterAsync(TimeSpan.FromDays(3 * 365));
        Assert.Equal((1, 0), (await CountAsync("requests"), await CountAsync("registrations")));
        Assert.Equal(1, await CountAsync("timers", "WHERE kind = 'retention' AND next_attempt_at IS NOT NULL"));

        async Task AfterAsync(TimeSpan time)
        {
            clock.Advance(time);
            while (await held.App.LetTimersGoOffAsync() > 0)
            {
            }
        }

        Task<long> CountAsync(string table, string where = "") => held.App.Store.ReadAsync(sql => sql.IntegerAsync($"SELECT count(*) FROM {table} {where}"), default);
    }

    [Fact]
    public async Task Of_two_nodes_one_does_it()
    {
        var clock = TestClock.InTokyo("2026-11-25T10:00");
        var database = await new PostgresFixture().CreateDatabaseAsync(durable: false);
        await using var one = await new TestApp { Clock = clock, Postgres = database, Settings = DeskFixture.FirstOfficer }.StartAsync();
        await using var two = await new TestApp { Clock = clock, Postgres = database, Settings = DeskFixture.FirstOfficer }.StartAsync();
        while (await one.LetTimersGoOffAsync() > 0)
        {
        }
        await one.Get<DailyErasure>().SetFirstTimerAsync(default);
        clock.Advance(TimeSpan.FromDays(1));

        var wentOff = await Task.WhenAll(one.LetTimersGoOffAsync(), two.LetTimersGoOffAsync());

        Assert.Equal(1, wentOff.Sum());
    }

    [Theory]
    [InlineData("/privacy", "会話の記録は最後のやり取りから1年間、お申し込みの記録は手続きが終わってから5年間")]
    [InlineData("/privacy?lang=en", "Chats are kept for one year after the last message")]
    public async Task A_visitor_reads_before_writing_how_long_it_is_kept(string path, string sentence)
    {
        await using var app = await new TestApp().StartAsync();
        using var http = app.CreateClient();

        Assert.Contains(sentence, System.Net.WebUtility.HtmlDecode(await http.GetStringAsync(path)), StringComparison.Ordinal);
    }
}
