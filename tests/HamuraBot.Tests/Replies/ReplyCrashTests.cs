using System.Globalization;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using MimeKit;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Replies;

/// <summary>The process is killed while replies are taken in: each lands once, in the order in which they were written.</summary>
[Collection(Crashes.Name)]
public sealed class ReplyCrashTests(ITestOutputHelper output)
{
    private static readonly int Kills = TestSettings.Number("HAMURA_REPLY_KILLS", 3);

    private static readonly int Mails = TestSettings.Number("HAMURA_REPLIES", 30);

    [Fact]
    public async Task Kill_9_neither_loses_nor_doubles_a_reply_nor_changes_the_order()
    {
        await using var server = new HamuraProcess();
        foreach (var (name, value) in DeskClient.Settings) server.Settings[name] = value;
        server.Settings["Clock__Start"] = "2026-11-25T19:00:00+09:00";
        server.Settings["Mail__Incoming__PollSeconds"] = "1";
        await server.StartAsync();
        var officer = new DeskClient { Server = server };
        await officer.SignInAsync();
        var visitor = await new HandoffVisitor(await DirectLineClient.StartAsync(server.Http), "ja-JP").WantPersonAsync("従業員の採用", SomeReply.Visitor);
        var to = await Eventually.GetAsync("the mail about the message", () => Task.FromResult(ReplyAddress(Path.Combine(server.Data, "mail"))));
        var arriving = Directory.CreateDirectory(Path.Combine(server.Data, "mail-in")).FullName;

        var kills = 0;
        for (var mail = 0; mail < Mails; mail++)
        {
            var written = new DateTimeOffset(2026, 11, 25, 19, 0, 0, TimeSpan.FromHours(9)).AddSeconds(mail).ToString("r", CultureInfo.InvariantCulture);
            await File.WriteAllBytesAsync(Path.Combine(arriving, $"{mail:D4}.eml"), SomeReply.Gmail(SomeReply.Head(to, id: $"{mail}", date: written), $"返信 {mail}"));
        }
        var landed = 0;
        while (landed < Mails)
        {
            if (kills < Kills)
            {
                await Eventually.TrueAsync("some more are taken in", async () => (landed = (await LandedAsync(officer, visitor.Handoff)).Count) > kills * Mails / (Kills + 1) || landed == Mails, TimeSpan.FromSeconds(60));
                server.Kill();
                kills++;
                await server.StartAsync();
            }
            else await Eventually.TrueAsync("all are taken in", async () => (landed = (await LandedAsync(officer, visitor.Handoff)).Count) >= Mails, TimeSpan.FromSeconds(120));
        }
        await Eventually.TrueAsync("the folder is empty", () => Task.FromResult(Directory.GetFiles(arriving, "*.eml").Length == 0), TimeSpan.FromSeconds(60));

        Assert.Equal(Enumerable.Range(0, Mails).Select(mail => $"返信 {mail}"), await LandedAsync(officer, visitor.Handoff));
        output.WriteLine($"{kills} kills, {Mails} replies.");
    }

    private static async Task<List<string>> LandedAsync(DeskClient officer, string handoff) => [.. (await officer.GetAsync($"handoffs/{handoff}"))["transcript"]!.AsArray()
        .Select(line => line.Text("text")).Where(text => text.StartsWith("返信 ", StringComparison.Ordinal))];

    private static string? ReplyAddress(string folder) => !Directory.Exists(folder) ? null : Directory.GetFiles(folder, "*.eml")
        .Select(file => MimeMessage.Load(file)).SelectMany(mail => mail.ReplyTo.Mailboxes).Select(mailbox => mailbox.Address).FirstOrDefault();
}
