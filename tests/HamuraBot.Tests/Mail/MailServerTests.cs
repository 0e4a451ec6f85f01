using System.Net.Sockets;
using HamuraBot.Mail;

namespace HamuraBot.Tests.Mail;

/// <summary>A mail server that is away, refuses, or parts oddly, and what becomes of the mail.</summary>
public sealed class MailServerTests
{
    [Fact]
    public async Task A_server_that_is_away_is_tried_again_ever_more_rarely_and_given_up_after_days()
    {
        await using var house = await MailFixture.OpenAsync();
        await house.AddAsync();
        var away = new FailingTransport(house, new IOException("away", new SocketException((int)SocketError.ConnectionRefused)));
        var delivery = house.Delivery(away);
        var waits = new List<double>();
        while ((await house.RowsAsync()).Single() is { NextAttemptAt: { } next })
        {
            waits.Add((next - house.Clock.GetUtcNow()).TotalMinutes);
            house.Clock.SetUtcNow(next);
            await delivery.DeliverDueAsync(default);
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 64, 128, 240, 240], waits.Take(11));
        Assert.Equal(away.Attempts, waits.Count);
        Assert.InRange(waits.Sum() / 60 / 24, 2.5, 4);
        var row = (await house.RowsAsync()).Single();
        Assert.Equal((MailStatus.Failed, "connection ConnectionRefused"), (row.Status, row.LastFailure));
        Assert.Contains("Error Mail", house.Log.Text);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_not_tried_again()
    {
        using var server = new SmtpServer { Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 no such user" : null };
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync();
        await house.Delivery().DeliverDueAsync(default);

        var row = Assert.Single(await house.RowsAsync());
        Assert.Equal((MailStatus.Failed, "smtp 550"), (row.Status, row.LastFailure));
    }

    [Theory]
    [InlineData("450 greylisted, taro@example.co.jp", "smtp 450")]
    [InlineData("550 5.7.1 relaying denied", "smtp 550")]
    public async Task A_server_that_does_not_want_it_now_gets_it_later(string answer, string failure)
    {
        var busy = true;
        using var server = new SmtpServer();
        server.Answer = line => busy && line.StartsWith("RCPT", StringComparison.Ordinal) ? answer : null;
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync();
        await house.Delivery().DeliverDueAsync(default);
        Assert.Equal((MailStatus.Waiting, failure), (await house.RowsAsync()) is [var waiting] ? (waiting.Status, waiting.LastFailure) : default);

        busy = false;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Delivery().DeliverDueAsync(default);
        Assert.Equal(MailStatus.Sent, (await house.RowsAsync()).Single().Status);
    }

    [Fact]
    public async Task A_server_that_takes_a_mail_has_it_however_it_parts()
    {
        using var server = new SmtpServer { Answer = line => line.StartsWith("QUIT", StringComparison.Ordinal) ? "421 4.3.2 closing" : null };
        await using var house = await MailFixture.OpenAsync(server);
        await house.AddAsync();
        await house.Delivery().DeliverDueAsync(default);

        Assert.Equal(MailStatus.Sent, Assert.Single(await house.RowsAsync()).Status);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_where_it_is_wanted()
    {
        using var server = new SmtpServer();
        await using var house = await MailFixture.OpenAsync(server, startTls: true);
        await house.AddAsync();
        await house.Delivery().DeliverDueAsync(default);

        Assert.Empty(server.Received);
        Assert.Equal(("tls", MailStatus.Waiting), ((await house.RowsAsync()).Single().LastFailure, (await house.RowsAsync()).Single().Status));
    }
}
