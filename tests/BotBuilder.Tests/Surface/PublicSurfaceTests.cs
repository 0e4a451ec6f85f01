using System.Reflection;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Surface;

public sealed class PublicSurfaceTests
{
    private static readonly Assembly[] Loaded =
        [.. new[] { typeof(Activity).Assembly, typeof(IBot).Assembly, typeof(Dialog).Assembly }.Distinct()];

    // Official members that we have too; its lines are spelt as SurfaceFormatter spells them.
    private static readonly string[] Approved =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Surface", "PublicSurface.txt"));

    [Fact]
    public void Every_approved_member_exists()
    {
        var existing = Loaded.SelectMany(SurfaceFormatter.Lines).ToHashSet();
        var types = existing.Where(IsType).ToLookup(Declaration);
        bool Exists(string line) => existing.Contains(line) || types[Declaration(line)].Any(type => Bases(line).IsSubsetOf(Bases(type)));

        Assert.Equal([], Approved.Where(line => !Exists(line)).ToList());
    }

    [OursFact("The official assemblies have much more than we use.")]
    public void Nothing_exists_that_is_not_approved() =>
        Assert.Equal([], Loaded.SelectMany(SurfaceFormatter.Lines).Except(Approved).ToList());

    private static bool IsType(string line) => line.Split('\t')[1] == "type";

    private static string Declaration(string line) => line.Split(" : ")[0];

    // The official types may implement more interfaces than ours.
    private static HashSet<string> Bases(string line) =>
        line.Split(" : ") is [_, var bases, ..] ? [.. bases.Split(", ")] : [];
}
