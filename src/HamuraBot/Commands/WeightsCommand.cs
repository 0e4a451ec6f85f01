using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics;
using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Commands;

/// <summary><c>-- weights FILE</c>: chooses the weights of the understanding by cross-validation of <c>dialogs/</c> and writes them.</summary>
public static class WeightsCommand
{
    public const string Name = "weights";

    /// <param name="arguments">The file to write; it is built into the program by the next build.</param>
    public static int Run(ContentFolder directory, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is not [var file])
        {
            error.WriteLine("weights needs the file to write: src/HamuraBot/Understanding/weights.json.");
            return 2;
        }
        var dialogs = DialogLibrary.Load(directory, TimeProvider.System);
        var chosen = WeightChoice.Choose(TopicKnowledge.Of(dialogs, TopicLibrary.Load(directory, dialogs)), output.WriteLine);
        File.WriteAllText(file, chosen.ToJson() + "\n");
        output.WriteLine($"{file}: {chosen.Measured}");
        return 0;
    }
}
