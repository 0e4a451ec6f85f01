using System.Globalization;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>One yardstick: our figure, that of plain BM25 in the same run, what was published, and what is aimed at.</summary>
internal sealed class Table(string title)
{
    private readonly List<(string Figure, string Ours, string Plain, string Published)> rows = [];

    public Table Row(string figure, double ours, double? plain = null, string published = "", string format = "0.000")
    {
        rows.Add((figure, Show(ours, format), plain is { } other ? Show(other, format) : "", published));
        return this;
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine($"  {"",-44} {"HamuraBot",10} {"plain BM25",11}   published (p), target (t)");
        foreach (var (figure, ours, plain, published) in rows)
            Console.WriteLine($"  {figure,-44} {ours,10} {plain,11}   {published}");
    }

    private static string Show(double figure, string format) => figure.ToString(format, CultureInfo.InvariantCulture);
}
