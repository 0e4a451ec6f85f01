using System.Globalization;
using HamuraBot.Data;

namespace HamuraBot.Benchmarks.Turns;

internal static class Report
{
    private const double Megabyte = 1024 * 1024;

    public static void Introduce(TurnsOptions options, int questions)
    {
        Line($"""
            Durable turns over HTTP: the application (app) beside a bare Kestrel endpoint that commits the same rows (bare).
            {questions} questions; medians of {options.Rounds} alternating slices of {options.Seconds} s; {Environment.ProcessorCount} cores, shared with the load.
            Load average at the beginning: {File.ReadAllText("/proc/loadavg").Trim()}; stores in {options.Directory}
            """);
        if (AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal))
        {
            Line($"This is a Debug build: its figures mean nothing. Run with -c Release.");
        }
    }

    public static void Heading(StoreProvider provider, RowSizes sizes) => Line($"""

        {provider} (a turn's replies {sizes.Replies} bytes, its state {sizes.State} bytes)
                |       turns/s           |    median ms    |     99 % ms     |   CPU ms a turn          | with load and database   | allocated KB
        convers.|    app    bare    ratio |    app    bare  |    app    bare  |    app    bare    ratio  |    app    bare    ratio  |    app    bare
        """);

    public static void Row(int conversations, IReadOnlyList<(Slice App, Slice Bare)> rounds)
    {
        var speed = Pair(rounds, slice => slice.TurnsPerSecond, "F0");
        var faster = Median(rounds.Select(round => round.App.TurnsPerSecond / round.Bare.TurnsPerSecond));
        var median = Pair(rounds, slice => slice.Median, "F2");
        var worst = Pair(rounds, slice => slice.Worst1Percent, "F2");
        var cpu = Pair(rounds, slice => slice.CpuPerTurn, "F3");
        var dearer = Median(rounds.Select(round => round.App.CpuPerTurn / round.Bare.CpuPerTurn));
        var all = Pair(rounds, slice => slice.AllCpuPerTurn, "F3");
        var allDearer = Median(rounds.Select(round => round.App.AllCpuPerTurn / round.Bare.AllCpuPerTurn));
        var allocated = Pair(rounds, slice => slice.AllocatedPerTurn / 1024, "F1");
        Line($"{conversations,7} |{speed} {faster,8:F2} |{median}  |{worst}  |{cpu} {dearer,8:F2}  |{all} {allDearer,8:F2}  |{allocated}");
    }

    /// <summary>Ratios of this build to the other, each of a round's pair.</summary>
    public static void Against(Build other, IReadOnlyList<(Slice This, Slice Other)> rounds)
    {
        double Ratio(Func<Slice, double> figure) => Median(rounds.Select(round => figure(round.This) / figure(round.Other)));
        Line($"        ÷ {other.Name}: turns/s {Ratio(slice => slice.TurnsPerSecond):F2}, CPU a turn {Ratio(slice => slice.CpuPerTurn):F2}, allocated {Ratio(slice => slice.AllocatedPerTurn):F2}");
    }

    public static void MemoryAgainst(Build other, long ready, long after) => Line(
        $"        {other.Name}: {ready / Megabyte:F0} MB when ready, {after / Megabyte:F0} MB after the load");

    public static void Memory(long ready, long app, long bare) => Line(
        $"Memory (resident): app {ready / Megabyte:F0} MB when ready, {app / Megabyte:F0} MB after the load; bare {bare / Megabyte:F0} MB after the load");

    public static void Starts(StoreProvider provider, string when, IReadOnlyList<Starts> starts)
    {
        var ready = Median(starts.Select(start => start.Ready));
        var first = Median(starts.Select(start => start.FirstAcknowledged));
        var worst = starts.Max(start => start.FirstAcknowledged);
        var answer = Median(starts.Select(start => start.FirstAnswer));
        Line($"Start ({provider}, {when}): ready after {ready:F0} ms; first answer read after {answer:F0} ms");
        Line($"    the first message after ready was acknowledged in {first:F1} ms (worst {worst:F1})");
    }

    private static string Pair(IReadOnlyList<(Slice App, Slice Bare)> rounds, Func<Slice, double> figure, string format) => string.Concat(
        Median(rounds.Select(round => figure(round.App))).ToString(format, CultureInfo.InvariantCulture).PadLeft(7), " ",
        Median(rounds.Select(round => figure(round.Bare))).ToString(format, CultureInfo.InvariantCulture).PadLeft(7));

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
