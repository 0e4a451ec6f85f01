using HamuraBot.Benchmarks.Turns;

switch (args)
{
    case ["turns", .. var options]:
        await TurnsBenchmark.RunAsync(TurnsOptions.Read(options));
        return 0;
    case [BareServer.Command, .. var settings]:
        await BareServer.RunAsync(settings);
        return 0;
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/HamuraBot.Benchmarks -- turns [--store sqlite|postgresql] [--conversations 1,16,64]
                [--seconds 4] [--rounds 5] [--starts 5] [--directory DIR]
            """);
        return 1;
}
