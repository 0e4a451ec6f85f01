using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Mail;

/// <summary>The real process, killed while it sends. That a node may die at each single mail is shown without processes, 200 times.</summary>
[Collection(Crashes.Name)]
public sealed class MailCrashTests(ITestOutputHelper output)
{
    private const int MailsARound = 20;

    private static readonly int Kills = TestSettings.Number("HAMURA_MAIL_KILLS", 4);

    [Fact]
    public async Task Kill_9_loses_no_mail_and_what_comes_twice_has_the_same_id()
    {
        using var smtp = new SmtpServer();
        await using var server = new HamuraProcess();
        await using var house = await MailFixture.OpenAsync(_ => new SqliteStore(Options.Create(new DataOptions { Directory = server.Data })), smtp);
        server.Settings["Mail__Host"] = "127.0.0.1";
        server.Settings["Mail__Port"] = $"{smtp.Port}";
        server.Settings["Mail__StartTls"] = "false";
        server.Settings["Mail__From"] = "no-reply@hamura.example";

        for (var round = 0; round < Kills; round++)
        {
            for (var i = 0; i < MailsARound; i++)
            {
                await house.AddAsync();
            }
            var killed = KillAt(server, smtp, 1 + (round % MailsARound));
            var started = StartAsync(server, house, round);
            await killed.WaitAsync(TimeSpan.FromMinutes(2));
            // It may have died before it was ready: that is the point.
            await started.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        smtp.Taken = _ => { };
        await StartAsync(server, house, Kills);
        await Eventually.TrueAsync("everything is sent", async () => (await house.RowsAsync()).All(mail => mail.Status is MailStatus.Sent), TimeSpan.FromMinutes(5));

        var rows = await house.RowsAsync();
        Assert.Equal(Kills * MailsARound, rows.Count);
        Assert.Equal(rows.Select(mail => mail.MessageId).Order(), smtp.Received.Select(mail => mail.MessageId).Distinct().Order());
        Assert.True(smtp.Received.Count > rows.Count, "No kill came between the sending and the note of it: the test shows nothing.");
        output.WriteLine($"{Kills} kills, {rows.Count} mails, {smtp.Received.Count - rows.Count} of them came twice.");
    }

    /// <summary>Later by more than a reservation, so that what the dead process was at is free again.</summary>
    private static Task StartAsync(HamuraProcess server, MailFixture house, int round)
    {
        server.Settings["Clock__Start"] = house.Clock.GetUtcNow().AddMinutes(5 * round).ToString("O");
        return server.StartAsync();
    }

    private static Task KillAt(HamuraProcess server, SmtpServer smtp, int mail)
    {
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = 0;
        smtp.Taken = _ =>
        {
            if (Interlocked.Increment(ref taken) == mail)
            {
                server.Kill();
                killed.TrySetResult();
            }
        };
        return killed.Task;
    }
}
