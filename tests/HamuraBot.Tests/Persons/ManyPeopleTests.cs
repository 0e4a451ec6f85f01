using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Commands;
using HamuraBot.Data;
using HamuraBot.Data.Backups;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit.Abstractions;

namespace HamuraBot.Tests.Persons;

/// <summary>Many people, spread over everything that is stored, are erased one after the other; a backup brings back what was there, and not who was erased.</summary>
public sealed class ManyPeopleTests(ITestOutputHelper output)
{
    private static readonly int People = TestSettings.Number("HAMURA_PEOPLE", 4);

    private static readonly string[] Tables =
    [
        "activities", "appointments", "companies", "company_contacts", "conversation_notes", "drafts", "files", "handoffs", "mail/", "outbox_mails", "participants", "received_mails", "registrations",
        "requests", "said", "topic_additions", "unanswered_questions", "visits",
    ];

    private static readonly string[] Answers = ["requests", "handoffs", "companies", "visits", "people?query=mark.example"];

    public static TheoryData<StoreProvider> Both => Data.Stores.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_many_people_who_are_erased_nothing_is_found_anywhere_and_their_companions_stay(StoreProvider provider)
    {
        await using var held = await HeldDesk.OpenAsync(provider);
        var people = new MarkedPeople(held);
        await people.SpreadAsync(People);
        var spread = (await held.HitsAsync(MarkedPeople.Marks)).Select(hit => hit.Split(':')[0]).ToHashSet();
        Assert.Empty(Tables.Except(spread));
        var clock = held.App.Clock;
        var backup = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.backup");
        await Backup.WriteAsync(held.Options, held.ConnectionString, backup, clock.GetUtcNow(), default);

        foreach (var (n, (request, companion)) in people.All.Index())
        {
            // Whoever of the two comes first, the other one keeps their seat.
            await held.EraseAsync(n % 2 == 0 ? companion : request);
            if (n % 2 == 0) Assert.Single(await people.RegistrationsAsync(), one => (string?)one!["email"] == $"p{n}@mark.example" && one["people"]!.AsArray().Count == 1);
        }
        Assert.Equal((People + 1) / 2, (await people.RegistrationsAsync()).Sum(one => one!["people"]!.AsArray().Count));
        foreach (var request in people.All.Index().Where(one => one.Index % 2 == 0).Select(one => one.Item.Request)) await held.EraseAsync(request);

        Assert.Equal([], await held.HitsAsync(MarkedPeople.Marks));
        Assert.Empty(await people.RegistrationsAsync());
        foreach (var export in (string[])["requests/requests.csv?stage=all", "companies/companies.csv", "visits/visits.csv", "settings/trail.csv"])
            Assert.DoesNotContain(MarkedPeople.Marks, (await held.Desk.GetStringAsync($"/desk/{export}")).Contains);

        await held.App.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        var said = new StringWriter();
        Assert.True(await BackupCommand.RunAsync("restore", [backup, "--replace"], new ConfigurationBuilder().AddInMemoryCollection(held.Settings).Build(), said, said) == 0, said.ToString());
        Assert.Equal([], (await held.HitsAsync(MarkedPeople.Marks)).Where(hit => !hit.StartsWith("hamura.db", StringComparison.Ordinal)));
        output.WriteLine($"{2 * People} people in {spread.Count} places on {provider}: nothing found after erasure, nor after an older backup came back.");
        File.Delete(backup);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_backup_wipe_and_restore_the_counts_and_the_answers_are_the_same(StoreProvider provider)
    {
        await using var held = await HeldDesk.OpenAsync(provider);
        var people = new MarkedPeople(held);
        await people.SpreadAsync(People);
        var (answers, clock) = (await AnswersAsync(held), held.App.Clock);
        var backup = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.backup");
        var counts = await CountsAsync(held);
        await Backup.WriteAsync(held.Options, held.ConnectionString, backup, clock.GetUtcNow(), default);
        foreach (var (request, companion) in people.All.Take(2)) await held.EraseAsync(request);
        await held.App.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(held.Folder, "erasures*")) File.Delete(file);
        if (provider is StoreProvider.Sqlite) foreach (var file in Directory.EnumerateFiles(held.Folder, "hamura.db*")) File.Delete(file);

        await Restore.RunAsync(held.Options, held.ConnectionString, backup, replace: provider is StoreProvider.PostgreSql, default);

        Assert.Equal(counts, await CountsAsync(held));
        NpgsqlConnection.ClearAllPools();
        if (provider is StoreProvider.PostgreSql) return;
        await held.StartAsync(clock);
        Assert.Equal(answers, await AnswersAsync(held));
        File.Delete(backup);
    }

    private static async Task<string> AnswersAsync(HeldDesk held) =>
        string.Join('\n', await Task.WhenAll(Answers.Select(async path => (await held.Desk.GetFromJsonAsync<JsonNode>($"/api/desk/{path}"))!.ToJsonString())));

    private static async Task<SortedDictionary<string, int>> CountsAsync(HeldDesk held)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await using var whole = held.ConnectionString is { } postgres ? await WholePostgres.OpenToReadAsync(postgres) : await WholeSqlite.OpenToReadAsync(held.Options);
        // What was erased is remembered by the store that is restored into.
        foreach (var table in (await whole.TablesAsync()).Where(table => table.Name is not ("erased_records" or "erasures")))
        {
            counts[table.Name] = 0;
            await foreach (var row in whole.RowsAsync(table)) counts[table.Name]++;
        }
        return counts;
    }
}
