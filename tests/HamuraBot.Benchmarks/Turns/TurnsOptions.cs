using System.Globalization;
using HamuraBot.Data;

namespace HamuraBot.Benchmarks.Turns;

/// <param name="Seconds">Of one slice.</param>
/// <param name="Against">Another build that takes part in the same run; null if there is none.</param>
/// <param name="Directory">Where the stores lie; its disk is what makes a commit durable.</param>
internal sealed record TurnsOptions(
    IReadOnlyList<StoreProvider> Stores, IReadOnlyList<int> Conversations, double Seconds, int Rounds, int Starts, string Directory, Build? Against)
{
    public static TurnsOptions Read(string[] options)
    {
        var given = options.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        return new TurnsOptions(
            given.TryGetValue("--store", out var store) ? [Enum.Parse<StoreProvider>(store, ignoreCase: true)] : Enum.GetValues<StoreProvider>(),
            [.. given.GetValueOrDefault("--conversations", "1,16,64").Split(',').Select(Number)],
            double.Parse(given.GetValueOrDefault("--seconds", "4"), CultureInfo.InvariantCulture),
            Number(given.GetValueOrDefault("--rounds", "5")),
            Number(given.GetValueOrDefault("--starts", "5")),
            given.GetValueOrDefault("--directory", Path.GetTempPath()),
            given.TryGetValue("--against", out var root) ? Build.In(Path.GetFullPath(root)) : null);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
