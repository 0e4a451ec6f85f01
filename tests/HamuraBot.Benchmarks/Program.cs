using HamuraBot.Benchmarks.Turns;
using HamuraBot.Benchmarks.Understanding;

switch (args)
{
    case ["turns", .. var options]:
        await TurnsBenchmark.RunAsync(TurnsOptions.Read(options));
        return 0;
    case ["understanding", .. var options]:
        return UnderstandingBenchmark.Run(options);
    case [BareServer.Command, .. var settings]:
        await BareServer.RunAsync(settings);
        return 0;
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/HamuraBot.Benchmarks -- turns [--store sqlite|postgresql] [--conversations 1,16,64]
                [--seconds 4] [--rounds 5] [--starts 5] [--directory DIR]
            dotnet run -c Release --project tests/HamuraBot.Benchmarks -- understanding --data DIR [FOLDER ...]
            """);
        return 1;
}
