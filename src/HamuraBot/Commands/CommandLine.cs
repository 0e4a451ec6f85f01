using System.Globalization;
using HamuraBot.Commands.Demo;
using HamuraBot.Commands.Load;
using HamuraBot.Content;

namespace HamuraBot.Commands;

/// <summary>What the program does besides serving: <c>check</c>, <c>ask</c>, <c>backup</c>, <c>restore</c>, <c>demo</c>, <c>load</c>, <c>schema</c>, <c>weights</c> and <c>--version</c>.</summary>
public static class CommandLine
{
    /// <returns>The exit code, or null if the arguments ask for the server.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        var least = int.TryParse(Environment.GetEnvironmentVariable("Dialogs__LeastQuestions"), NumberStyles.None, CultureInfo.InvariantCulture, out var set)
            ? set : ContentFolder.UsualQuestions;
        var directory = ContentFolder.Find(Environment.GetEnvironmentVariable("Dialogs__Directory"), least);
        try
        {
            return args switch
            {
                [CheckCommand.Name] => CheckCommand.Run(directory, Console.Out),
                [AskCommand.Name, .. var question] => AskCommand.Run(directory, question, Console.Out, Console.Error),
                [SchemaCommand.Name, .. var folder] => SchemaCommand.Run(directory, folder, Console.Out, Console.Error),
                [WeightsCommand.Name, .. var file] => WeightsCommand.Run(directory, file, Console.Out, Console.Error),
                [BackupCommand.Name or BackupCommand.RestoreName, .. var file] => await BackupCommand.RunAsync(args[0], file, Settings(), Console.Out, Console.Error),
                [LoadCommand.Name, .. var load] => await LoadCommand.RunAsync(directory, load, Console.Out, Console.Error),
                [DemoCommand.Name] => await DemoCommand.RunAsync(Console.Out, Console.Error),
                [DemoCommand.Name, ..] => TakesNothing(DemoCommand.Name),
                ["--version"] => TellVersion(),
                [var other, ..] when !other.StartsWith('-') => Unknown(other),
                _ => null,
            };
        }
        catch (FaultyContentException faulty)
        {
            Console.Error.WriteLine(faulty.Message);
            return 1;
        }
    }

    /// <summary>As the server reads them.</summary>
    private static IConfiguration Settings() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();

    private static int TellVersion()
    {
        Console.WriteLine(ProductVersion.Current);
        return 0;
    }

    private static int TakesNothing(string command)
    {
        Console.Error.WriteLine($"{command} takes nothing after its name; where the store is, settings of the environment say (Data__Directory).");
        return 2;
    }

    private static int Unknown(string command)
    {
        Console.Error.WriteLine($"There is no command '{command}'. There are {CheckCommand.Name}, {AskCommand.Name}, {BackupCommand.Name}, {BackupCommand.RestoreName}, {DemoCommand.Name}, {LoadCommand.Name}, {SchemaCommand.Name} and {WeightsCommand.Name}; without one the server starts.");
        return 2;
    }
}
