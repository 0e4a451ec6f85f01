using System.Diagnostics;
using System.Reflection;
using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests.Surface;

public sealed class PublicSurfaceTests
{
    private static readonly Assembly Dialogs = typeof(Dialog).Assembly;

    // Official members that we have too; its lines are spelt as SurfaceFormatter spells them.
    private static readonly string[] Approved =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Surface", "PublicSurface.txt"));

    [Fact]
    public void Every_approved_member_exists()
    {
        var existing = SurfaceFormatter.Lines(Dialogs).ToHashSet();
        var types = existing.Where(IsType).ToLookup(Declaration);
        bool Exists(string line) => existing.Contains(line) || types[Declaration(line)].Any(type => Bases(line).IsSubsetOf(Bases(type)));

        Assert.Equal([], Approved.Where(line => !Exists(line)).ToList());
    }

    [OursFact("The official assembly has much more than we use.")]
    public void Nothing_exists_that_is_not_approved() =>
        Assert.Equal([], SurfaceFormatter.Lines(Dialogs).Except(Approved).ToList());

    private static bool IsType(string line) => line.Split('\t')[1] == "type";

    private static string Declaration(string line) => line.Split(" : ")[0];

    // The official types may implement more interfaces than ours.
    private static HashSet<string> Bases(string line) =>
        line.Split(" : ") is [_, var bases, ..] ? [.. bases.Split(", ")] : [];

    [Fact]
    public void The_framework_beneath_is_Microsofts_own() => Assert.All(
        new[] { "Microsoft.Bot.Builder.dll", "Microsoft.Bot.Connector.dll", "Microsoft.Bot.Schema.dll" },
        file => Assert.Equal(
            ("Microsoft", "4.23.1"),
            FileVersionInfo.GetVersionInfo(Path.Combine(AppContext.BaseDirectory, file)) is var info
                ? (info.CompanyName, info.ProductVersion?.Split('+')[0])
                : default));

    [OursFact("The official assembly has other namespaces beside.")]
    public void Ours_are_the_dialogs_alone() =>
        Assert.Equal(["Microsoft.Bot.Builder.Dialogs"], Dialogs.GetTypes().Where(type => type.IsVisible).Select(type => type.Namespace).Distinct());
}
