using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics;
using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Commands;

/// <summary>
/// <c>-- weights FILE</c>: chooses the weights of the understanding by cross-validation of <c>dialogs/</c> and writes them; with <c>--fit</c>
/// they stay and only what is fitted to the content is fitted anew.
/// </summary>
public static class WeightsCommand
{
    public const string Name = "weights";

    /// <param name="arguments">The file to write; it is built into the program by the next build.</param>
    public static int Run(ContentFolder directory, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is not ([_] or [_, "--fit"]))
        {
            error.WriteLine("weights needs the file to write, src/HamuraBot/Understanding/weights.json, and may be given --fit.");
            return 2;
        }
        var (file, dialogs) = (arguments[0], DialogLibrary.Load(directory, TimeProvider.System));
        var knowledge = TopicKnowledge.Of(dialogs, TopicLibrary.Load(directory, dialogs));
        var chosen = arguments.Count > 1 ? WeightChoice.Fit(knowledge) : WeightChoice.Choose(knowledge, output.WriteLine);
        File.WriteAllText(file, chosen.ToJson() + "\n");
        output.WriteLine($"{file}: {chosen.Measured}");
        return 0;
    }
}
