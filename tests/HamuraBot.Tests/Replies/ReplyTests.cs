using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.SelfService;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Replies;

/// <summary>Visitors answer an officer's mail by replying to it: through the folder of arriving mails, to the officer's page.</summary>
public sealed class ReplyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private HandoffFixture house = null!;
    private DeskOfficer officer = null!;
    private string id = "", to = "";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => house.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replies_of_all_shapes_land_once_in_their_order_and_wait_for_the_officer(bool onPostgres)
    {
        await AnswerAsync(onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null);
        byte[][] mails =
        [
            SomeReply.Gmail(SomeReply.Head(to, date: "Wed, 25 Nov 2026 10:31:00 +0900"), "従業員は18人です。"),
            SomeReply.Outlook(SomeReply.Head(to.ToUpperInvariant(), date: "Wed, 25 Nov 2026 10:32:00 +0900"), "図面は①と㈱山田のものです。"),
            SomeReply.Docomo(SomeReply.Head(to, "yama..da.@docomo.ne.jp", date: "Wed, 25 Nov 2026 10:33:00 +0900"), "明日は何時からですか。"),
        ];

        Assert.Equal(0, await house.ArriveAsync(mails));
        await house.RestartAsync();
        Assert.Equal(0, await house.ArriveAsync([.. mails.Reverse()]));

        officer = await house.HereAsync(officer);
        Assert.Equal(["従業員は18人です。", "図面は①と㈱山田のものです。", "明日は何時からですか。"], await SaidAsync());
        var handoff = await officer.GetAsync($"handoffs/{id}");
        Assert.NotNull(handoff["unansweredSince"]);
        using var today = await officer.Http.GetAsync("/desk?lang=ja");
        Assert.Contains("従業員の採用", await today.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await PageAsync();
        Assert.Contains("登録と別のアドレスからのメールです：yama..da.@docomo.ne.jp", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("登録と別のアドレス").Length - 1);
    }

    [Fact]
    public async Task Two_nodes_that_find_the_same_mail_let_it_land_once()
    {
        var database = await postgres.CreateDatabaseAsync(durable: false);
        await AnswerAsync(database);
        var other = await HandoffFixture.OpenAsync(database, house.Clock);
        try
        {
            var mail = SomeReply.Gmail(SomeReply.Head(to), "従業員は18人です。");
            await Task.WhenAll(house.ArriveAsync(mail), other.ArriveAsync(mail));
            Assert.Equal(["従業員は18人です。"], await SaidAsync());
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\n")]
    [InlineData("X-Auto-Response-Suppress: OOF\n")]
    [InlineData("Precedence: bulk\n")]
    [InlineData("List-Id: <news.example.com>\n")]
    [InlineData("Return-Path: <>\n")]
    public async Task What_a_program_wrote_is_left_out(string header)
    {
        await AnswerAsync();
        var told = (await house.MailsAsync()).Count;

        Assert.Equal(0, await house.ArriveAsync(SomeReply.Plain(SomeReply.Head(to, more: header), "ただいま不在です。")));

        Assert.Empty(await SaidAsync());
        Assert.Equal(told, (await house.MailsAsync()).Count);
    }

    [Fact]
    public async Task Our_own_mail_that_comes_back_is_left_out()
    {
        await AnswerAsync();
        var sent = (await house.MailsAsync()).Last(mail => mail.ReplyTo is not null);

        await house.ArriveAsync(SomeReply.Plain(SomeReply.Head(to).Replace("Message-ID: <", $"Message-ID: {sent.MessageId}\nX-Was: <", StringComparison.Ordinal), "お答えしました。"));

        Assert.Empty(await SaidAsync());
    }

    [Fact]
    public async Task Files_pass_the_checks_of_the_chat_and_the_visitor_is_told_of_those_that_do_not()
    {
        await AnswerAsync();

        await house.ArriveAsync(SomeReply.WithFiles(SomeReply.Head(to), "図面です。", ("zumen.png", "image/png", SomeFile.Png), ("start.exe", "application/octet-stream", SomeFile.Text("MZ"))));

        var line = (await TranscriptAsync()).Last(entry => entry.Text("from") == "visitor");
        Assert.Equal(("図面です。", "zumen.png"), (line.Text("text"), line["files"]!.AsArray().Single().Text("name")));
        using var file = await house.CreateClient().GetAsync(new Uri(line["files"]![0].Text("url")).PathAndQuery);
        Assert.Equal(SomeFile.Png, await file.Content.ReadAsByteArrayAsync());
        var told = Assert.Single(await house.MailsAsync(), mail => mail.TextBody.Contains("start.exe", StringComparison.Ordinal));
        Assert.Equal(SomeReply.Visitor, told.ToAddress.Value);
        Assert.Contains("受け取れなかった添付ファイル 1件", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_mail_comes_whole_as_a_file_besides()
    {
        await AnswerAsync();
        var text = string.Concat(Enumerable.Repeat("長い文です。", 1_000));

        await house.ArriveAsync(SomeReply.Plain(SomeReply.Head(to), text));

        var line = (await TranscriptAsync()).Last(entry => entry.Text("from") == "visitor");
        using var file = await house.CreateClient().GetAsync(new Uri(line["files"]!.AsArray().Single().Text("url")).PathAndQuery);
        Assert.Equal(text, Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task A_mail_whose_key_leads_nowhere_is_kept_for_the_desk_until_somebody_has_seen_to_it()
    {
        await AnswerAsync();
        var mail = SomeReply.Plain(SomeReply.Head("support+00112233445566778899aabbccddeeff@city.example.jp"), "届いていますか。");

        Assert.Equal(0, await house.ArriveAsync(mail));
        await house.ArriveAsync(mail);

        Assert.Empty(await SaidAsync());
        Assert.Single(await house.MailsAsync(), told => told.Subject.Contains("どのご相談への返信か分からない", StringComparison.Ordinal));
        var kept = (await officer.GetAsync("mails"))["kept"]!.AsArray().Single();
        Assert.Equal(SomeReply.Visitor, kept.Text("from"));
        using var whole = await officer.Http.GetAsync($"/desk/settings/mail/kept/{kept.Text("id")}");
        Assert.Equal(mail, await whole.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Without_the_key_the_answered_mail_tells_if_the_sender_is_its_recipient()
    {
        await AnswerAsync();
        var answered = (await house.MailsAsync()).Last(mail => mail.ReplyTo is not null).MessageId;

        await house.ArriveAsync(
            SomeReply.Plain(SomeReply.Head("support@city.example.jp", more: $"In-Reply-To: {answered}\n"), "従業員は18人です。"),
            SomeReply.Plain(SomeReply.Head("support@city.example.jp", "stranger@example.net", more: $"References: {answered}\n"), "わたしにも教えてください。"));

        Assert.Equal(["従業員は18人です。"], await SaidAsync());
        Assert.Single((await officer.GetAsync("mails"))["kept"]!.AsArray());
    }

    [Fact]
    public async Task An_address_dies_with_the_links_and_opens_no_page()
    {
        await AnswerAsync();
        var link = Convert.ToBase64String(Convert.FromHexString(to[(to.IndexOf('+') + 1)..to.IndexOf('@')])).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        using var page = await house.CreateClient().GetAsync($"/r/{link}");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);

        await house.Store.WriteAsync(transaction => { Secrets.Withdraw(transaction, "handoff", id); return Task.FromResult(true); }, default);
        await house.ArriveAsync(SomeReply.Plain(SomeReply.Head(to), "従業員は18人です。"));

        Assert.Empty(await SaidAsync());
    }

    [Fact]
    public async Task A_reply_takes_a_closed_matter_up_again_and_one_that_was_given_up_stays_so()
    {
        await AnswerAsync();
        await officer.DoAsync(id, "close", new { note = "済" });
        await house.ArriveAsync(SomeReply.Plain(SomeReply.Head(to), "もう一つ教えてください。"));
        Assert.Equal("message-taken", (await officer.GetAsync($"handoffs/{id}")).Text("status"));

        await house.Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync("UPDATE handoffs SET status = 'cancelled' WHERE id = @id", ("@id", id)), default);
        await house.ArriveAsync(SomeReply.Plain(SomeReply.Head(to), "やはりお願いします。"));

        Assert.DoesNotContain("やはりお願いします。", await SaidAsync());
        Assert.Single(await house.MailsAsync(), mail => mail.Subject.Contains("ご返信をお預かりできませんでした", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_is_too_large_is_set_aside_and_both_are_told()
    {
        await AnswerAsync();

        Assert.Equal(0, await house.ArriveAsync(SomeReply.WithFiles(SomeReply.Head(to), "図面です。", ("zumen.pdf", "application/pdf", new byte[150_000]))));

        Assert.Empty(await SaidAsync());
        Assert.Single((await officer.GetAsync("mails"))["kept"]!.AsArray());
        Assert.Single(await house.MailsAsync(), mail => mail.ToAddress.Value == SomeReply.Visitor && mail.Subject.Contains("お預かりできませんでした", StringComparison.Ordinal));
    }

    /// <summary>A message was taken, and an officer has answered it: the mail about that can be replied to.</summary>
    private async Task AnswerAsync(string? database = null)
    {
        house = await HandoffFixture.OpenAsync(database, TestClock.InTokyo("2026-11-22T10:00"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync("従業員の採用", SomeReply.Visitor);
        id = visitor.Handoff;
        house.Clock.Now = TestClock.InTokyo("2026-11-25T10:00").Now;
        officer = await house.OfficerAsync();
        await officer.DoAsync(id, "messages", new { text = "従業員は何人ですか。" });
        var sent = (await house.MailsAsync()).Last(mail => mail.ToAddress.Value == SomeReply.Visitor);
        Assert.Contains("そのままご返信", sent.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("送信専用", sent.TextBody, StringComparison.Ordinal);
        to = sent.ReplyTo!.Value;
        Assert.Matches(@"^support\+[0-9a-f]{32}@city\.example\.jp$", to);
    }

    private async Task<List<JsonNode>> TranscriptAsync() => [.. (await officer.GetAsync($"handoffs/{id}"))["transcript"]!.AsArray().Select(line => line!)];

    /// <summary>What came by mail, in its order.</summary>
    private async Task<List<string>> SaidAsync()
    {
        var lines = await TranscriptAsync();
        var answered = lines.FindIndex(line => line.Text("from") == "officer");
        return [.. lines.Skip(answered).Where(line => line.Text("from") == "visitor").Select(line => line.Text("text"))];
    }

    private async Task<string> PageAsync()
    {
        using var answer = await officer.Http.GetAsync($"/desk/conversations/{id}?lang=ja");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
