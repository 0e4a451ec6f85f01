using Npgsql;

namespace HamuraBot.Tests.Fixtures;

public sealed class FixturesTests(PostgresFixture postgres, ChromiumFixture chromium) : IClassFixture<PostgresFixture>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Databases_are_fresh()
    {
        foreach (var durable in new[] { true, false })
        {
            await using var connection = new NpgsqlConnection(await postgres.CreateDatabaseAsync(durable));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("create table t (i int); show synchronous_commit", connection);
            Assert.Equal(durable ? "on" : "off", await command.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task Chromium_shows_a_page()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<h1>hello</h1>");
        Assert.Equal("hello", await page.GetByRole(Microsoft.Playwright.AriaRole.Heading).InnerTextAsync());
    }
}
