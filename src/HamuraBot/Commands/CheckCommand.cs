using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Topics;

namespace HamuraBot.Commands;

/// <summary><c>-- check</c>: every fault in <c>dialogs/</c> with file, line and what to do.</summary>
public static class CheckCommand
{
    public const string Name = "check";

    /// <returns>The exit code: 1 on any fault.</returns>
    public static int Run(ContentFolder directory, TextWriter output)
    {
        var faults = new Faults();
        var dialogs = DialogLibrary.Load(directory, TimeProvider.System, faults);
        var topics = TopicLibrary.Load(directory, dialogs, faults);
        DeskWords.Load(directory, dialogs.Names, faults);
        Mails.Load(directory, dialogs.Names, faults);
        foreach (var fault in faults.All) output.WriteLine(fault);
        output.WriteLine(faults.All.Count == 0
            ? $"{directory.Path}: {topics.Topics.Count} topics and {dialogs.Forms.Count} form(s), no fault."
            : $"{faults.All.Count} fault(s).");
        return faults.All.Count == 0 ? 0 : 1;
    }
}
