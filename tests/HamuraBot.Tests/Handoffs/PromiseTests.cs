using System.Net;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Seminars;

namespace HamuraBot.Tests.Handoffs;

/// <summary>Nobody is dropped: whoever is not taken in time has a promise, and whoever is left by an officer goes back to the queue.</summary>
public sealed partial class PromiseTests
{
    [Fact]
    public async Task Whom_nobody_takes_in_the_promised_minutes_has_a_number_a_promise_and_the_desk_a_mail()
    {
        await using var house = await HandoffFixture.OpenAsync();
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        await house.PassAsync(TimeSpan.FromMinutes(9.9), officer);
        Assert.Empty((await visitor.LookAsync()).News);

        await house.PassAsync(TimeSpan.FromMinutes(0.1), officer);

        Assert.Equal("message-taken", (await visitor.LookAsync()).Status);
        Assert.Contains("2026年11月26日（木曜）12:00まで", Assert.Single(visitor.Texts), StringComparison.Ordinal);
        var mail = Assert.Single(await house.MailsAsync());
        Assert.Equal("desk@example.jp", mail.ToAddress.Value);
        Assert.Contains(visitor.Handoff, mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("補助金", mail.TextBody, StringComparison.Ordinal);
        await house.PassAsync(TimeSpan.FromHours(1), officer);
        Assert.Empty((await visitor.LookAsync()).News);
    }

    [Fact]
    public async Task A_message_is_answered_in_the_chat_and_by_mail_and_its_link_shows_the_answer_and_takes_a_reply()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-22T10:00").Now;
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await visitor.PressAsync("メールでも回答を受け取る");
        await visitor.SayAsync("taro@example.co.jp");
        Assert.Contains(await house.MailsAsync(), mail => mail.ToAddress.Value == "taro@example.co.jp" && mail.TextBody.Contains("11月24日", StringComparison.Ordinal));
        house.Clock.Now = TestClock.InTokyo("2026-11-24T09:00").Now;
        var officer = await house.OfficerAsync();

        await officer.DoAsync(id, "messages", new { text = "設備資金なら3,000万円までが目安です。" });

        Assert.Equal(["設備資金なら3,000万円までが目安です。"], (await visitor.LookAsync()).Texts);
        await visitor.SayAsync("ありがとうございます。電話番号を教えてください");
        await visitor.PressAsync("自動応答に聞く");
        Assert.Contains("042-555-1111", string.Concat((await visitor.SayAsync("電話番号を教えてください")).Texts), StringComparison.Ordinal);
        var answered = (await house.MailsAsync())[^1];
        Assert.DoesNotContain("3,000万円", answered.TextBody, StringComparison.Ordinal);
        var page = new OwnPageVisitor(house.CreateClient(redirects: false), Link().Match(answered.TextBody).Value);
        var shown = WebUtility.HtmlDecode(await page.GetAsync());
        Assert.Contains("設備資金なら3,000万円までが目安です。", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("電話番号を教えて", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Client.Conversation, shown, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync("change", ("reply", "ありがとうございます。申込書をください。")));

        var transcript = (await officer.GetAsync($"handoffs/{id}"))["transcript"]!.AsArray();
        Assert.Contains(transcript, line => line.Text("from") == "visitor" && line.Text("text") == "ありがとうございます。申込書をください。");
        await officer.DoAsync(id, "close", new { note = "郵送" });
        Assert.Equal("closed", (await officer.GetAsync($"handoffs/{id}")).Text("status"));
    }

    [Fact]
    public async Task Colleagues_see_who_is_left_waiting_and_later_the_visitor_is_back_in_the_queue_with_nothing_lost()
    {
        await using var house = await HandoffFixture.OpenAsync();
        var (officer, colleague) = (await house.OfficerAsync(), await house.OfficerAsync("鈴木"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        await officer.DoAsync(id, "messages", new { text = "少々お待ちください。" });
        await house.PassAsync(TimeSpan.FromMinutes(20), officer, colleague);
        Assert.Equal("with-officer", (await colleague.GetAsync($"handoffs/{id}")).Text("status"));
        await visitor.SayAsync("まだでしょうか");

        await house.PassAsync(TimeSpan.FromMinutes(3), colleague);
        var warned = await colleague.GetAsync($"handoffs/{id}");
        Assert.True(warned["needsAttention"]!.GetValue<bool>());
        Assert.Empty((await visitor.LookAsync()).News);
        await house.PassAsync(TimeSpan.FromMinutes(5), colleague);

        Assert.Equal(("waiting", 1), ((await visitor.LookAsync()).Status, visitor.Mark!["position"]!.GetValue<int>()));
        Assert.Contains("応答が途切れた", Assert.Single(visitor.Texts), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await officer.TryAsync(id, "messages", new { text = "戻りました" }));
        var taken = await colleague.DoAsync(id, "take");
        Assert.Contains(taken["transcript"]!.AsArray(), line => line.Text("text") == "まだでしょうか");
    }

    [Fact]
    public async Task An_officer_who_is_disabled_keeps_nobody()
    {
        await using var house = await HandoffFixture.OpenAsync();
        var (officer, colleague) = (await house.OfficerAsync(), await house.OfficerAsync("鈴木"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        await officer.DoAsync(visitor.Handoff, "take");
        await visitor.SayAsync("お願いします");
        await house.DisableAsync(officer);

        await house.PassAsync(TimeSpan.FromMinutes(3), colleague);

        Assert.Equal("waiting", (await visitor.LookAsync()).Status);
    }

    [Fact]
    public async Task Who_is_left_when_the_desk_has_closed_gets_a_promise_instead_of_a_place()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-25T16:55").Now;
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        await officer.DoAsync(visitor.Handoff, "take");
        await visitor.SayAsync("お願いします");

        await house.PassAsync(TimeSpan.FromMinutes(8));

        Assert.Equal("message-taken", (await visitor.LookAsync()).Status);
        Assert.Equal("desk@example.jp", Assert.Single(await house.MailsAsync()).ToAddress.Value);
        Assert.Contains("2026年11月26日（木曜）12:00まで", Assert.Single(visitor.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_reception_a_present_officer_may_still_take_the_message_over()
    {
        await using var house = await HandoffFixture.OpenAsync();
        house.Clock.Now = TestClock.InTokyo("2026-11-25T17:05").Now;
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        Assert.Equal("message-taken", visitor.Status);

        await officer.DoAsync(visitor.Handoff, "take");

        Assert.Equal("with-officer", (await visitor.LookAsync()).Status);
    }

    [GeneratedRegex(@"/r/[\w-]+")]
    internal static partial Regex Link();
}
