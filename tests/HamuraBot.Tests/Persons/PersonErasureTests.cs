using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Commands;
using HamuraBot.Data;
using HamuraBot.Data.Backups;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace HamuraBot.Tests.Persons;

/// <summary>A person can be found, is told what is held, and is gone when it is asked for: also from a backup that comes back.</summary>
public sealed class PersonErasureTests
{
    public static TheoryData<StoreProvider> Both => Data.Stores.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_erased_stands_nowhere_any_more_and_an_older_backup_brings_nothing_back(StoreProvider provider)
    {
        await using var held = await HeldDesk.OpenAsync(provider);
        await held.SpreadAsync();
        var spread = (await held.HitsAsync()).Select(hit => hit.Split(':')[0]).ToHashSet();
        foreach (var where in (string[])["activities", "files", "requests", "registrations", "handoffs", "companies", "company_contacts", "visits", "conversation_notes", "topic_additions",
            "unanswered_questions", "outbox_mails", "mail/"])
            Assert.Contains(where, spread);
        var backup = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.backup");
        await Backup.WriteAsync(held.Options, held.ConnectionString, backup, held.App.Clock.GetUtcNow(), default);

        var certificate = await held.EraseAsync(held.Request);

        Assert.Equal([], await held.HitsAsync());
        Assert.Equal("***様ご本人の申し出", certificate.Text("reason"));
        Assert.Contains(certificate["counts"]!.AsArray(), count => count.Text("name") == "registrations" && (int)count!["count"]! == 1);
        await AssertOthersAreWholeAsync(held);

        var output = new StringWriter();
        var clock = held.App.Clock;
        await held.App.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await Restore.RunAsync(held.Options, held.ConnectionString, backup, replace: true, default);
        Assert.NotEmpty(await held.HitsAsync());
        NpgsqlConnection.ClearAllPools();
        var restored = await BackupCommand.RunAsync("restore", [backup, "--replace"], new ConfigurationBuilder().AddInMemoryCollection(held.Settings).Build(), output, output);

        Assert.True(restored == 0, output.ToString());
        Assert.Contains("erased again: 1", output.ToString(), StringComparison.Ordinal);
        Assert.Equal([], (await held.HitsAsync()).Where(hit => !hit.StartsWith("hamura.db", StringComparison.Ordinal)));
        await held.StartAsync(clock);
        // Who moves up is decided by the clock of whoever restored.
        await AssertOthersAreWholeAsync(held, isPromoted: false);
        File.Delete(backup);
    }

    [Fact]
    public async Task A_restored_backup_is_erased_at_the_next_start_if_the_restoring_did_not_come_to_it_and_the_store_was_lost()
    {
        await using var held = await HeldDesk.OpenAsync(StoreProvider.Sqlite);
        await held.SpreadAsync();
        var backup = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.backup");
        await Backup.WriteAsync(held.Options, null, backup, held.App.Clock.GetUtcNow(), default);
        await held.EraseAsync(held.Request);
        var clock = held.App.Clock;
        await held.App.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(held.Folder, "hamura.db*")) File.Delete(file);

        await Restore.RunAsync(held.Options, null, backup, replace: false, default);
        Assert.NotEmpty(await held.HitsAsync());
        await held.StartAsync(clock);

        Assert.Equal([], (await held.HitsAsync()).Where(hit => !hit.StartsWith("hamura.db", StringComparison.Ordinal)));
        File.Delete(backup);
    }

    [Theory]
    [InlineData("山崎一郎")]
    [InlineData("やまざき", false)]
    [InlineData("taro@EXAMPLE.co.jp")]
    [InlineData("０４２－５８８－７３９１")]
    [InlineData("r-2026-000001")]
    [InlineData("高橋精機")]
    [InlineData("H-2026-000001")]
    public async Task Somebody_is_found_by_whatever_is_known_of_them(string query, bool found = true)
    {
        await using var held = await HeldDesk.OpenAsync(StoreProvider.Sqlite);
        await held.SpreadAsync();

        var people = await held.Desk.GetFromJsonAsync<JsonArray>($"/api/desk/people?query={Uri.EscapeDataString(query)}");

        Assert.Equal(found, people!.Any(person => person!["emails"]!.AsArray().Any(email => ((string?)email)!.Equals("taro@example.co.jp", StringComparison.OrdinalIgnoreCase))
            && person["records"]!.AsArray().Select(record => record.Text("kind")).ToHashSet().IsSupersetOf(["request", "registration", "handoff", "contact"])));
    }

    [Fact]
    public async Task What_is_handed_over_is_all_of_the_person_and_nothing_of_others()
    {
        await using var held = await HeldDesk.OpenAsync(StoreProvider.Sqlite);
        await held.SpreadAsync();

        var json = JsonNode.Parse(await held.Desk.GetStringAsync($"/api/desk/people/{held.Request}/export"))!["tables"]!;
        using var asText = new HttpRequestMessage(HttpMethod.Get, $"/api/desk/people/{held.Request}/export?lang=ja");
        asText.Headers.Add("Accept", "text/plain");
        using var answer = await held.Desk.SendAsync(asText);
        var text = await answer.Content.ReadAsStringAsync();

        foreach (var table in (string[])["activities", "files", "requests", "registrations", "handoffs", "conversation_notes"]) Assert.NotEmpty(json[table]!.AsArray());
        Assert.Contains("ご本人: 山﨑一郎と申します", text, StringComparison.Ordinal);
        Assert.DoesNotContain("鈴木", json.ToJsonString() + text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_manager_erases_and_says_why_and_who_looked_is_in_the_trail()
    {
        await using var held = await HeldDesk.OpenAsync(StoreProvider.Sqlite);
        await held.SpreadAsync();
        using var officer = new HttpClient(held.App.Server.CreateHandler());

        using var without = await held.Desk.PostAsJsonAsync($"/api/desk/people/{held.Request}/erase", new { reason = " " });
        using var unknown = await held.Desk.PostAsJsonAsync("/api/desk/people/R-1999-000001/erase", new { reason = "x" });
        var page = await held.Desk.GetStringAsync($"/desk/people/{held.Request}?lang=ja");
        var start = await held.Desk.GetStringAsync("/desk/people?lang=ja&query=%E5%B1%B1%E5%B4%8E");
        var trail = await held.Desk.GetStringAsync("/api/desk/audit");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (without.StatusCode, unknown.StatusCode));
        Assert.Contains(held.Request, page, StringComparison.Ordinal);
        Assert.Contains("最後のやり取りから1年間", start, StringComparison.Ordinal);
        Assert.Contains("person.seen", trail, StringComparison.Ordinal);
        Assert.Contains("person.searched", trail, StringComparison.Ordinal);
    }

    private static async Task AssertOthersAreWholeAsync(HeldDesk held, bool isPromoted = true)
    {
        await held.App.LetTimersGoOffAsync();
        var registrations = await held.Desk.GetFromJsonAsync<JsonArray>($"/api/desk/seminars/{held.Seminar}/registrations");
        var only = Assert.Single(registrations!);
        Assert.Equal("鈴木 次郎", only.Text("name"));
        if (isPromoted) Assert.Equal("registered", only.Text("status"));
        var companies = await held.Desk.GetFromJsonAsync<JsonArray>("/api/desk/companies");
        Assert.Equal("佐藤 花子", Assert.Single(companies![0]!["contacts"]!.AsArray()).Text("name"));
        var met = (string?)await held.App.Store.ReadAsync(sql => sql.ScalarAsync("SELECT met FROM visits"), default);
        Assert.Equal("***様、山﨑一郎太様", met);
    }
}
