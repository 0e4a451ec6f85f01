using System.Reflection;
using Azure.AI.TextAnalytics;
using BotBuilder.Tests.Surface;

namespace TextAnalytics.Tests.Surface;

public sealed class PublicSurfaceTests
{
    private static readonly Assembly Loaded = typeof(TextAnalyticsClient).Assembly;

    // Official members that we have too; its lines are spelt as SurfaceFormatter spells them.
    private static readonly string[] Approved =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Surface", "PublicSurface.txt")).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void Every_approved_member_exists() => Assert.Equal([], Approved.Except(SurfaceFormatter.Lines(Loaded)));

    [OursFact("The official assembly has much more than we use.")]
    public void Nothing_exists_that_is_not_approved() => Assert.Equal([], SurfaceFormatter.Lines(Loaded).Except(Approved));

    private sealed class OursFactAttribute : FactAttribute
    {
        public OursFactAttribute(string whyNotTheOfficialOne)
        {
            if (Loaded.GetName().Name != "HamuraBot.TextAnalytics")
            {
                Skip = whyNotTheOfficialOne;
            }
        }
    }
}
