using HamuraBot.Data;
using HamuraBot.Data.Backups;
using HamuraBot.Data.Holdings;
using HamuraBot.Persons;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Persons;

/// <summary>Whatever is kept, somebody has said whose it is and for how long: what is added tomorrow fails here until it is said.</summary>
public sealed class HoldingsTests
{
    [Fact]
    public async Task Every_table_and_file_says_whose_it_is_and_for_how_long_it_is_kept()
    {
        await using var held = await HeldDesk.OpenAsync(StoreProvider.Sqlite);
        await held.SpreadAsync();
        var declared = held.App.Services.GetServices<RoomHoldings>().SelectMany(room => room.All).ToList();
        var tables = await held.App.Store.ReadAsync(sql => sql.ListAsync(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", row => row.Text("name")), default);
        var files = Directory.EnumerateFileSystemEntries(held.Folder).Select(path => Directory.Exists(path) ? $"{Path.GetFileName(path)}/" : Path.GetFileName(path)).ToList();

        Assert.Equal([], Undeclared([.. tables, .. files.Select(file => file.Replace("-wal", "", StringComparison.Ordinal).Replace("-shm", "", StringComparison.Ordinal))], declared));
        Assert.Equal(declared.Count, declared.Select(holding => holding.Name).Distinct().Count());
        Assert.Contains("mail/", files);
        Assert.Equal(["another_table", "notes/"], Undeclared(["requests", "another_table", "notes/"], declared));
    }

    [Fact]
    public async Task Every_folder_of_people_is_part_of_a_backup_and_every_table_of_visitors_is_found_or_goes_with_another()
    {
        await using var app = await new TestApp().StartAsync();
        var declared = app.Services.GetServices<RoomHoldings>().SelectMany(room => room.All).ToList();

        Assert.Equal(declared.Where(holding => holding.Name.EndsWith('/')).Select(holding => holding.Name), StoreFolder.All);
        Assert.Equal(["address_days", "hamura.db", "mail/", "topic_additions"],
            declared.Where(holding => holding is { Of: HeldOf.Visitors, Person.Count: 0 }).Select(holding => holding.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(declared, holding => holding.Expired is not null && new RetentionOptions().DaysOf(holding.Kept) is null);
        Assert.DoesNotContain(declared, holding => holding.IsRoot && (holding.Person.Count == 0 || holding.Expired is null));
    }

    private static IEnumerable<string> Undeclared(IEnumerable<string> there, List<Holding> declared) =>
        there.Distinct().Except(declared.Select(holding => holding.Name)).Order(StringComparer.Ordinal);
}
