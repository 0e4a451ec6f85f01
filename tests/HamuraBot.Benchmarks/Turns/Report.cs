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
                |       turns/s           |    median ms    |     99 % ms     |   CPU ms a turn         | allocated KB a turn
        convers.|    app    bare    ratio |    app    bare  |    app    bare  |    app    bare    ratio |    app    bare
        """);

    public static void Row(int conversations, IReadOnlyList<(Slice App, Slice Bare)> rounds)
    {
        var (app, bare) = (rounds.Select(round => round.App).ToList(), rounds.Select(round => round.Bare).ToList());
        var speed = Median(rounds.Select(round => round.App.TurnsPerSecond / round.Bare.TurnsPerSecond));
        var cpu = Median(rounds.Select(round => round.App.CpuPerTurn / round.Bare.CpuPerTurn));
        Line($"""
            {conversations,7} |{Of(app, s => s.TurnsPerSecond),7:F0} {Of(bare, s => s.TurnsPerSecond),7:F0} {speed,8:F2} |{Of(app, s => s.Median),7:F2} {Of(bare, s => s.Median),7:F2}  |{Of(app, s => s.Worst1Percent),7:F2} {Of(bare, s => s.Worst1Percent),7:F2}  |{Of(app, s => s.CpuPerTurn),7:F3} {Of(bare, s => s.CpuPerTurn),7:F3} {cpu,8:F2} |{Of(app, s => s.AllocatedPerTurn) / 1024,7:F1} {Of(bare, s => s.AllocatedPerTurn) / 1024,7:F1}
            """);
    }

    public static void Memory(long ready, long app, long bare) => Line(
        $"Memory (resident): app {ready / Megabyte:F0} MB when ready, {app / Megabyte:F0} MB after the load; bare {bare / Megabyte:F0} MB after the load");

    public static void Starts(string provider, string when, IReadOnlyList<Starts> starts) => Line(
        $"Start ({provider}, {when}): ready after {Median(starts.Select(s => s.Ready)):F0} ms; first message acknowledged in {Median(starts.Select(s => s.FirstAcknowledged)):F1} ms (worst {starts.Max(s => s.FirstAcknowledged):F1}); first answer read {Median(starts.Select(s => s.FirstAnswer)):F0} ms after the start of the process");

    private static double Of(IEnumerable<Slice> slices, Func<Slice, double> figure) => Median(slices.Select(figure));

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
