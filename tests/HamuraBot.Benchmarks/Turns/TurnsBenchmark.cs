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
            var questions = Question.ReadAll((options.Against ?? Build.This).Dialogs);
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
        using var app = await arena.StartAppAsync(Build.This, store, probed: true);
        var readyMemory = app.Resident;
        await WarmAsync(app, arena, options, questions);
        var sizes = await arena.MeasureRowsAsync(store);
        using var bare = await arena.StartBareAsync(await arena.NewStoreAsync("bare"), sizes);
        await WarmAsync(bare, arena, options, questions);
        using var other = options.Against is { } against ? await arena.StartAppAsync(against, await arena.NewStoreAsync("other"), probed: true) : null;
        var otherReady = other?.Resident ?? 0;
        if (other is not null)
        {
            await WarmAsync(other, arena, options, questions);
        }
        Report.Heading(provider, sizes);
        foreach (var conversations in options.Conversations)
        {
            using var appCrowd = await Crowd.EnterAsync(app, arena.Postgres, conversations, questions);
            using var bareCrowd = await Crowd.EnterAsync(bare, arena.Postgres, conversations, questions);
            using var otherCrowd = other is null ? null : await Crowd.EnterAsync(other, arena.Postgres, conversations, questions);
            Crowd[] crowds = otherCrowd is null ? [appCrowd, bareCrowd] : [appCrowd, bareCrowd, otherCrowd];
            var rounds = new List<Slice[]>();
            for (var round = 0; round < options.Rounds; round++)
            {
                rounds.Add(await RoundAsync(crowds, options.Seconds, first: round));
            }
            await Transcript.VerifyAsync(app.Http, appCrowd.Visitors[0]);
            Report.Row(conversations, [.. rounds.Select(slices => (slices[0], slices[1]))]);
            if (options.Against is { } build)
            {
                Report.Against(build, [.. rounds.Select(slices => (slices[0], slices[2]))]);
            }
        }
        Report.Memory(readyMemory, app.Resident, bare.Resident);
        if (other is not null)
        {
            Report.MemoryAgainst(options.Against!, otherReady, other.Resident);
        }
    }

    /// <summary>A slice of each, in an order that turns from round to round.</summary>
    private static async Task<Slice[]> RoundAsync(Crowd[] crowds, double seconds, int first)
    {
        var slices = new Slice[crowds.Length];
        for (var i = 0; i < crowds.Length; i++)
        {
            var turn = (first + i) % crowds.Length;
            slices[turn] = await crowds[turn].TalkAsync(seconds);
        }
        return slices;
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
        Build[] builds = options.Against is { } against ? [Build.This, against] : [Build.This];
        foreach (var build in builds)
        {
            var store = await arena.NewStoreAsync($"starts{build.Name}");
            var starts = new List<Starts>();
            for (var start = 0; start <= options.Starts; start++)
            {
                starts.Add(await Starts.MeasureAsync(arena, build, store, questions[start]));
            }
            Report.Starts(provider, $"{build.Name}, empty store", starts[..1]);
            Report.Starts(provider, string.Create(CultureInfo.InvariantCulture, $"{build.Name}, again, {options.Starts} times"), starts[1..]);
        }
    }
}
