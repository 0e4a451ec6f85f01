using System.Collections;
using System.Globalization;
using System.Reflection;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Conversations;

/// <summary>.NET keeps every culture that it has been asked for by name, for ever: a visitor's word must not be such a name.</summary>
public sealed class CultureTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    [Fact]
    public async Task A_thousand_invented_locales_leave_no_trace_in_the_process()
    {
        foreach (var names in Enumerable.Range(0, 1_000).Select(n => $"xq-{n:0000}").Chunk(100))
        {
            var visitor = (await house.VisitorAsync(names[0])).Client;
            foreach (var name in names)
            {
                var message = Some.Message("こんにちは");
                message["locale"] = name;
                await visitor.PostAsync(message).JsonAsync();
            }
            Assert.All((await visitor.HistoryAsync()).Where(Activities.IsMessage), activity => Assert.Contains(activity.Text("locale"), (string[])["ja-JP", "en-US"]));
        }

        Assert.DoesNotContain(KeptNames(), name => name.StartsWith("xq-", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Shows that a trace would be seen.</summary>
    [Fact]
    public void A_culture_that_was_asked_for_is_found()
    {
        _ = CultureInfo.GetCultureInfo("qx-asked");

        Assert.Contains("qx-asked", KeptNames(), StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> KeptNames() =>
        from field in typeof(CultureInfo).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Concat(typeof(CultureInfo).Assembly.GetType("System.Globalization.CultureData")!.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
        let kept = field.GetValue(null) as IDictionary
        where kept is not null
        from object name in kept.Keys
        where name is string
        select (string)name;
}
