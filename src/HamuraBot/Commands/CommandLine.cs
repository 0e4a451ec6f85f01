using HamuraBot.Dialogs;

namespace HamuraBot.Commands;

/// <summary>What the program does besides serving: <c>check</c> and <c>ask</c>.</summary>
public static class CommandLine
{
    /// <returns>The exit code, or null if the arguments ask for the server.</returns>
    public static int? Run(string[] args)
    {
        var directory = Environment.GetEnvironmentVariable("Dialogs__Directory");
        try
        {
            return args switch
            {
                [CheckCommand.Name] => CheckCommand.Run(DialogDirectory.Find(directory), Console.Out),
                [AskCommand.Name, .. var question] => AskCommand.Run(DialogDirectory.Find(directory), question, Console.Out, Console.Error),
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

    private static int Unknown(string command)
    {
        Console.Error.WriteLine($"There is no command '{command}'. There are {CheckCommand.Name} and {AskCommand.Name}; without one the server starts.");
        return 2;
    }
}
