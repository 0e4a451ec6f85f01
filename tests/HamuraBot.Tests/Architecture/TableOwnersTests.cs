using HamuraBot.Data;
using HamuraBot.Tests.Data;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Architecture;

/// <summary>The walls around the tables.</summary>
public sealed class TableOwnersTests
{
    [Fact]
    public async Task Every_table_has_one_owner()
    {
        await using var stores = new Stores();
        var store = await stores.OpenAsync(StoreProvider.Sqlite);

        var tables = await store.ReadAsync(sql => sql.ListAsync(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", row => row.Text("name")), default);

        Assert.Equal(tables.Order(StringComparer.Ordinal), TableOwners.Tables.SelectMany(room => room.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_room_names_a_table_of_another_in_its_SQL()
    {
        var trespasses =
            from file in Directory.EnumerateFiles(Repository.App, "*.*", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.App, file).Replace('\\', '/')
            where Path.GetExtension(file) is ".cs" or ".razor" && path.Split('/')[0] is not ("obj" or "bin")
            from table in TableOwners.TrespassesOf(path.Split('/')[0], File.ReadAllText(file))
            select $"{path} → {table}";

        Assert.Equal([], trespasses);
    }

    /// <summary>Shows that the look at the sources can fail.</summary>
    [Theory]
    [InlineData("sql.ListAsync(\"SELECT v.id, c.name FROM visits v JOIN companies c ON c.id = v.company_id\", Read)")]
    [InlineData("""" var text = $"""\n  SELECT {Columns}\n  FROM visits v\n  WHERE v.company_id IN (SELECT id FROM companies)\n  """; """")]
    [InlineData("\"SELECT id FROM visits v \" + \"JOIN companies c ON c.id = v.company_id\"")]
    public void A_statement_on_somebody_elses_table_is_found(string source) => Assert.Equal(["companies"], TableOwners.TrespassesOf("Visits", source));

    [Theory]
    [InlineData("words[\"companies.title\"]; // SELECT")]
    [InlineData("$\"SELECT {CompanyTable.NameOf(\"v.company_id\")} AS company_name FROM visits v\"")]
    public void What_is_no_statement_or_asks_the_owner_is_not(string source) => Assert.Empty(TableOwners.TrespassesOf("Visits", source));
}
