using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Handoffs;

/// <summary>An officer's slip is taken back, and nobody is left without an answer by that.</summary>
public sealed class WithdrawalTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    [Fact]
    public async Task A_message_is_taken_back_within_two_minutes_and_what_it_answered_waits_again()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        var said = await officer.DoAsync(id, "messages", new { text = "別の会社の決算書です。" });
        var message = said["transcript"]!.AsArray().Single(line => line.Text("from") == "officer")!["sequence"]!.GetValue<long>();
        Assert.Null(said["unansweredSince"]);
        house.Clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(await house.OfficerAsync("鈴木"), id, message));
        Assert.Equal(HttpStatusCode.OK, await DeleteAsync(officer, id, message));

        var after = await officer.GetAsync($"handoffs/{id}");
        Assert.NotNull(after["unansweredSince"]);
        Assert.DoesNotContain("決算書", after.ToJsonString(), StringComparison.Ordinal);
        var history = await visitor.Client.HistoryAsync();
        Assert.DoesNotContain(history, activity => activity.ToJsonString().Contains("決算書", StringComparison.Ordinal));
        Assert.Contains("取り消しました", Assert.Single(history, activity => activity.Text("id").EndsWith($"|{message:D7}", StringComparison.Ordinal)).Text("text"), StringComparison.Ordinal);
        Assert.Contains("決算書", await house.Store.ReadAsync(async sql => (string)(await sql.ScalarAsync("SELECT body FROM withdrawn_messages"))!, default), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(officer, id, message));
    }

    [Fact]
    public async Task After_two_minutes_it_stays_said()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        await officer.DoAsync(visitor.Handoff, "take");
        var said = await officer.DoAsync(visitor.Handoff, "messages", new { text = "承ります。" });
        house.Clock.Advance(TimeSpan.FromSeconds(121));
        await officer.SignInAsync();

        Assert.Equal(HttpStatusCode.Conflict, await DeleteAsync(officer, visitor.Handoff, said["transcript"]!.AsArray().Single(line => line.Text("from") == "officer")!["sequence"]!.GetValue<long>()));
    }

    private static async Task<HttpStatusCode> DeleteAsync(DeskOfficer officer, string id, long message)
    {
        using var answer = await officer.Http.DeleteAsync($"/api/desk/handoffs/{id}/messages/{message}");
        return answer.StatusCode;
    }
}
