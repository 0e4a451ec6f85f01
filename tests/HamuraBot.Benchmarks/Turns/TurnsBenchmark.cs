using System.Globalization;
using HamuraBot.Data;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>
/// The running application beside a bare endpoint with the same durable commit. Slices of one and the other alternate, so that
/// whatever else the machine does meets both; what is printed are medians of the rounds, and the ratios' of each round's pair.
/// </summary>
internal static class TurnsBenchmark
{
    /// <summary>Part of the CPU time; below it, compiling no longer shows in the figures.</summary>
    private const double StillCompiling = 0.02;

    /// <summary>Slices.</summary>
    private const int LongestWarmUp = 30;

    public static async Task RunAsync(TurnsOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Directory, $"hamurabot-turns-{Environment.ProcessId}"));
        try
        {
            var questions = Question.ReadAll(Arena.Dialogs);
            Report.Introduce(options, questions.Count);
            foreach (var provider in options.Stores)
            {
                var stores = folder.CreateSubdirectory(provider.ToString());
                using var postgres = provider is StoreProvider.PostgreSql
                    ? await ThrowAwayPostgres.StartAsync(Path.Combine(stores.FullName, "server"))
                    : null;
                var arena = new Arena(provider, stores.FullName, postgres);
                await CompareAsync(provider, arena, options, questions);
                if (options.Starts > 0)
                {
                    await StartAsync(provider, arena, options, questions);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(StoreProvider provider, Arena arena, TurnsOptions options, IReadOnlyList<Question> questions)
    {
        var store = await arena.NewStoreAsync("app");
        using var app = await arena.StartAppAsync(store, probed: true);
        var readyMemory = app.Resident;
        await WarmAsync(app, arena, options, questions);
        var sizes = await arena.MeasureRowsAsync(store);
        using var bare = await arena.StartBareAsync(await arena.NewStoreAsync("bare"), sizes);
        await WarmAsync(bare, arena, options, questions);
        Report.Heading(provider, sizes);
        foreach (var conversations in options.Conversations)
        {
            using var appCrowd = await Crowd.EnterAsync(app, arena.Postgres, conversations, questions);
            using var bareCrowd = await Crowd.EnterAsync(bare, arena.Postgres, conversations, questions);
            var rounds = new List<(Slice App, Slice Bare)>();
            for (var round = 0; round < options.Rounds; round++)
            {
                rounds.Add(await RoundAsync(appCrowd, bareCrowd, options.Seconds, appFirst: round % 2 == 0));
            }
            await Transcript.VerifyAsync(app.Http, appCrowd.Visitors[0]);
            Report.Row(conversations, rounds);
        }
        Report.Memory(readyMemory, app.Resident, bare.Resident);
    }

    private static async Task<(Slice App, Slice Bare)> RoundAsync(Crowd app, Crowd bare, double seconds, bool appFirst)
    {
        if (appFirst)
        {
            return (await app.TalkAsync(seconds), await bare.TalkAsync(seconds));
        }
        var bareSlice = await bare.TalkAsync(seconds);
        return (await app.TalkAsync(seconds), bareSlice);
    }

    /// <summary>Until the JIT has compiled what is hot, and compiled it again better: half a minute and more.</summary>
    private static async Task WarmAsync(ServerProcess server, Arena arena, TurnsOptions options, IReadOnlyList<Question> questions)
    {
        using var crowd = await Crowd.EnterAsync(server, arena.Postgres, 16, questions);
        for (var slice = 0; slice < LongestWarmUp && (await crowd.TalkAsync(options.Seconds)).Compiling > StillCompiling; slice++)
        {
        }
    }

    private static async Task StartAsync(StoreProvider provider, Arena arena, TurnsOptions options, IReadOnlyList<Question> questions)
    {
        var store = await arena.NewStoreAsync("starts");
        var starts = new List<Starts>();
        for (var start = 0; start <= options.Starts; start++)
        {
            starts.Add(await Starts.MeasureAsync(arena, store, questions[start]));
        }
        Report.Starts(provider, "empty store", starts[..1]);
        Report.Starts(provider, string.Create(CultureInfo.InvariantCulture, $"again, {options.Starts} times"), starts[1..]);
    }
}
