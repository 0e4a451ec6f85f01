namespace HamuraBot.Tests.Handoffs;

/// <summary>Whoever does not read Japanese can tell who answers.</summary>
public sealed class LatinNameTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    [Fact]
    public async Task A_visitor_in_English_reads_the_officers_name_in_Latin_letters_and_one_in_Japanese_as_it_is_written()
    {
        var officer = await house.OfficerAsync("佐藤 健二");
        await house.Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "UPDATE officers SET latin_name = 'Sato Kenji' WHERE id = @id", ("@id", officer.Id)), default);
        foreach (var (locale, name, other) in ((string, string, string)[])[("en-US", "Sato Kenji", "佐藤"), ("ja-JP", "佐藤 健二", "Sato")])
        {
            var visitor = await (await house.VisitorAsync(locale)).WantPersonAsync();
            await officer.DoAsync(visitor.Handoff, "take");
            await officer.DoAsync(visitor.Handoff, "messages", new { text = "12" });
            await officer.DoAsync(visitor.Handoff, "close");

            var heard = string.Concat((await visitor.Client.HistoryAsync()).Select(activity => $"{activity["from"]!["name"]}: {activity["text"]}\n"));
            Assert.Contains($"{name}: 12", heard, StringComparison.Ordinal);
            Assert.DoesNotContain(other, heard, StringComparison.Ordinal);
        }
    }
}
