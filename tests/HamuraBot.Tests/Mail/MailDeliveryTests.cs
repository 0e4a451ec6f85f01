using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Mail;

public sealed class MailDeliveryTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_mail_leaves_after_its_commit_and_only_the_fact_is_kept()
    {
        using var server = new SmtpServer();
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync(MailFixture.SomeText(text: "髙﨑 様"), calendar: new("REQUEST", "BEGIN:VCALENDAR"));

        Assert.Equal(1, await house.Delivery().DeliverDueAsync(default));

        var row = Assert.Single(await house.RowsAsync());
        Assert.Equal(row.MessageId, Assert.Single(server.Received).MessageId);
        Assert.Equal((MailStatus.Sent, 1, house.Clock.GetUtcNow()), (row.Status, row.Attempts, row.SentAt));
        Assert.Equal(("", "", null), (row.TextBody, row.HtmlBody, row.Calendar));
        Assert.Equal(0, await house.Delivery().DeliverDueAsync(default));
    }

    [Fact]
    public async Task What_is_rolled_back_sends_nothing()
    {
        using var server = new SmtpServer();
        await using var house = await MailFixture.OpenAsync(server);
        await house.Store.WriteAsync(transaction =>
        {
            house.Outbox.Add(transaction, EmailAddress.Parse("taro@example.co.jp"), MailFixture.SomeText(), MailFixture.SomeRequest);
            transaction.RollBack();
            return Task.FromResult(true);
        }, default);

        Assert.Equal(0, await house.Delivery().DeliverDueAsync(default));
        Assert.Empty(await house.RowsAsync());
    }

    [Fact]
    public async Task A_mail_for_later_waits_for_its_time()
    {
        using var server = new SmtpServer();
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync(MailFixture.SomeText(), dueAt: house.Clock.GetUtcNow().AddHours(1));

        Assert.Equal(0, await house.Delivery().DeliverDueAsync(default));
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await house.Delivery().DeliverDueAsync(default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_node_that_dies_at_a_mail_leaves_it_to_the_next_with_the_same_id(bool afterSending)
    {
        const int deaths = 200;
        using var server = new SmtpServer();
        await using var house = await MailFixture.OpenAsync(server);
        for (var i = 0; i < deaths; i++)
        {
            await house.AddAsync();
            var dying = new DyingTransport(house, afterSending ? house.Transport() : null);
            _ = house.Delivery(dying).DeliverDueAsync(default);
            await dying.Died;
            // The dead node's reservation has to run out first.
            Assert.Equal(0, await house.Delivery().DeliverDueAsync(default));
            house.Clock.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(1, await house.Delivery().DeliverDueAsync(default));
        }

        var rows = await house.RowsAsync();
        Assert.All(rows, row => Assert.Equal(MailStatus.Sent, row.Status));
        Assert.Equal(deaths, rows.Count);
        Assert.Equal(rows.Select(row => row.MessageId).Order(), server.Received.Select(mail => mail.MessageId).Distinct().Order());
        Assert.Equal(afterSending ? 2 * deaths : deaths, server.Received.Count);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_send_each_mail_once()
    {
        const int mails = 60;
        using var server = new SmtpServer();
        var database = await postgres.CreateDatabaseAsync(durable: false);
        await using var first = await MailFixture.OpenAsync(_ => new PostgresStore(database), server);
        await using var second = await MailFixture.OpenAsync(_ => new PostgresStore(database), server);
        for (var i = 0; i < mails; i++)
        {
            await first.AddAsync(MailFixture.SomeText(), $"visitor{i}@example.jp");
        }

        await Task.WhenAll(new[] { first, first, second, second }.Select(async house =>
        {
            const string unsent = "SELECT 1 FROM outbox_mails WHERE sent_at IS NULL LIMIT 1";
            while (await house.Store.ReadAsync(sql => sql.ScalarAsync(unsent), default) is not null)
            {
                await house.Delivery().DeliverDueAsync(default);
            }
        }));

        Assert.Equal(mails, server.Received.Count);
        Assert.Equal(mails, server.Received.SelectMany(mail => mail.Recipients).Distinct().Count());
        Assert.All(server.Received, mail => Assert.Single(mail.Recipients));
    }

    [Fact]
    public async Task A_commit_wakes_the_delivery()
    {
        using var server = new SmtpServer();
        await using var house = await MailFixture.OpenAsync(server);
        var waiting = house.Outbox.WaitAsync(Timeout.InfiniteTimeSpan, default);
        await house.AddAsync();
        await waiting;
    }

    [Fact]
    public async Task The_service_sends_what_is_committed_and_what_was_left_from_before()
    {
        using var server = new SmtpServer();
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync();
        using var service = house.Delivery();
        await service.StartAsync(default);
        await house.AddAsync();

        await Eventually.TrueAsync("both mails are there", () => Task.FromResult(server.Received.Count == 2));
        await service.StopAsync(default);
    }

    [Fact]
    public async Task A_mail_that_stalls_holds_up_no_other_and_is_tried_again()
    {
        using var server = new SmtpServer { Stalls = line => line.Contains("stalls@", StringComparison.Ordinal) };
        await using var house = await MailFixture.OpenAsync(server);
        for (var i = 0; i < 3; i++)
        {
            await house.AddAsync(MailFixture.SomeText(), "stalls@example.jp");
        }
        using var service = house.Delivery();
        await service.StartAsync(default);
        for (var i = 0; i < 30; i++)
        {
            await house.AddAsync(MailFixture.SomeText(), $"visitor{i}@example.jp");
        }

        await Eventually.TrueAsync("all the others are there", () => Task.FromResult(server.Received.Count == 30));
        Assert.All((await house.RowsAsync()).Where(mail => mail.ToAddress.Name == "stalls"), mail => Assert.Equal((0, MailStatus.Waiting), (mail.Attempts, mail.Status)));

        house.Clock.Advance(TimeSpan.FromSeconds(30));
        await Eventually.TrueAsync("the three are given up for now", async () => (await house.RowsAsync()).Count(mail => mail.LastFailure == "timeout") == 3);
        await service.StopAsync(default);
    }

    [Fact]
    public async Task Logs_tell_which_mail_and_never_what_is_in_it_or_to_whom()
    {
        using var server = new SmtpServer();
        server.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) && line.Contains("busy") ? "450 <busy@example.jp> canary" : null;
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync(MailFixture.SomeText("canary", "canary"), "canary@example.jp");
        await house.AddAsync(MailFixture.SomeText("canary", "canary"), "busy@example.jp");
        await house.Delivery().DeliverDueAsync(default);

        Assert.Contains("R-2026-000123", house.Log.Text);
        Assert.DoesNotContain("canary", house.Log.Text);
        Assert.DoesNotContain("@", house.Log.Text);
    }

    [Fact]
    public async Task The_desk_is_told_at_its_address_and_the_lack_of_one_is_seen()
    {
        using var server = new SmtpServer();
        await using var told = await MailFixture.OpenAsync(server, "desk@hamura.example");
        await using var untold = await MailFixture.OpenAsync(server);
        foreach (var house in new[] { told, untold })
        {
            await house.Store.WriteAsync(transaction =>
            {
                house.Outbox.AddForDesk(transaction, MailFixture.SomeText(), MailFixture.SomeRequest);
                return Task.FromResult(true);
            }, default);
            await house.Delivery().DeliverDueAsync(default);
        }

        Assert.Equal(["desk@hamura.example"], Assert.Single(server.Received).Recipients);
        Assert.Contains("R-2026-000123: Mail__DeskAddress is not set", untold.Log.Text);
    }

    [Fact]
    public async Task Without_a_server_a_mail_is_one_file_however_often_it_is_written()
    {
        await using var house = await MailFixture.OpenAsync();
        await house.AddAsync(MailFixture.SomeText("申込み𠮷"));
        var dying = new DyingTransport(house, house.Transport());
        _ = house.Delivery(dying).DeliverDueAsync(default);
        await dying.Died;
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.Delivery().DeliverDueAsync(default);

        var row = Assert.Single(await house.RowsAsync());
        var entry = Assert.Single(Directory.GetFileSystemEntries(Path.Combine(house.Folder, "mail")));
        Assert.Equal($"{row.Id}.eml", Path.GetFileName(entry));
        var mail = new ReceivedMail([], await File.ReadAllTextAsync(entry));
        Assert.Equal((row.MessageId, "申込み𠮷"), (mail.MessageId, mail.Subject));
    }
}
