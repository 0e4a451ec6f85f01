using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Requests;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Requests;

/// <summary>A company is never told a date that has passed, and the desk sees that one was missed.</summary>
public sealed class RequestPromiseTests
{
    private static readonly string[] Stages = ["hearing", "matched", "approved", "scheduled", "reported", "closed"];

    [Fact]
    public async Task A_request_that_is_late_is_moved_through_all_stages_without_a_mail_that_promises_the_past()
    {
        await using var house = new HandoffFixture();
        house.Clock.Now = TestClock.InTokyo("2026-11-30T10:00").Now;
        var officer = await house.OfficerAsync();
        var number = (await Some.FileAsync(house.Store)).Number;
        Assert.True((await officer.GetAsync($"requests/{number}"))["promiseBroken"]!.GetValue<bool>());

        foreach (var stage in Stages)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            using var answer = await officer.Http.PatchAsJsonAsync($"/api/desk/requests/{number}", new { stage });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var mails = await house.MailsAsync();
        Assert.Equal(Stages.Length, mails.Count);
        Assert.All(mails, mail => Assert.DoesNotContain("11月26日", mail.TextBody, StringComparison.Ordinal));
        Assert.All(mails[..^1], mail => Assert.Contains("次のご連絡は、2026年11月30日（月曜）12:00までに", mail.TextBody, StringComparison.Ordinal));
        Assert.DoesNotContain("次のご連絡", mails[^1].TextBody, StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.Contains("申し訳ありませんでした", mail.TextBody, StringComparison.Ordinal));
        var shown = await officer.GetAsync($"requests/{number}");
        Assert.True(shown["promiseBroken"]!.GetValue<bool>());
        Assert.Equal(["stage", "due", "broken"], shown["history"]!.AsArray()[^1]!["what"]!.AsArray().Select(what => what!.GetValue<string>()));
    }

    [Theory]
    [InlineData("2026-11-26T11:59", "2026-11-26T12:00", false)]
    [InlineData("2026-11-26T12:00", "2026-11-27T12:00", true)]
    [InlineData("2026-11-28T09:00", "2026-11-30T12:00", true)]
    public async Task What_the_company_is_told_is_never_in_the_past(string now, string by, bool broken)
    {
        await using var house = await RequestFixture.OpenAsync();
        var due = TestClock.InTokyo("2026-11-26T12:00").Now;
        var number = (await house.Store.WriteAsync(transaction => SupportRequests.FileAsync(
            transaction, "expert-dispatch", Language.Ja, "conversation", Some.Answers, Some.Now, due), default)).Number;
        house.Clock.Now = TestClock.InTokyo(now).Now;

        var shown = JsonNode.Parse(await house.Http.GetStringAsync($"/api/desk/requests/{number}"))!;

        Assert.Equal((broken, $"{by}:00+09:00"), (shown["promiseBroken"]!.GetValue<bool>(), shown.Text("promisedAt")));
        var own = await house.Get<RequestSelfService>().Kind.See(number, default);
        var line = own!.Lines.Single(line => line.Label.Ja == "ご連絡の期限").Text;
        Assert.Equal((broken, broken), (line.Ja.Contains("申し訳ありません", StringComparison.Ordinal), line.En.Contains("we are sorry", StringComparison.Ordinal)));
        Assert.Equal(!broken, line.Ja.Contains("11月26日", StringComparison.Ordinal));
    }
}
