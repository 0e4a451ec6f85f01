using HamuraBot.Content;
using HamuraBot.Dialogs;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Topics.Chat;

/// <summary>Shows what support there is. What has ended is told when asked for, not offered.</summary>
public sealed class MenuDialog(DialogLibrary library, CurrentTopics topics) : Dialog(Name)
{
    public const string Name = "menu";

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var language = dc.Context.Language;
        var offered = topics.Library.Topics.Where(topic => topic.Kind is TopicKind.Menu
            && topic.StatusOn(library.Calendar.Today) is not FactStatus.Expired)
            .Select(topic => topic.Short.In(language)).ToList();
        var text = library.Phrases.MenuIntro.In(language) + "\n\n" + string.Join('\n', offered.Select(name => $"- {name}"));
        await dc.Context.SendActivityAsync(
            Reply.In(language, text, offered.Append(library.Phrases.Buttons.Person.In(language)).Select(Reply.Button)), cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }
}
