using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Dialogs;

/// <summary>Somebody wants a person: the desk's phone, its hours, and whether it is open now.</summary>
public sealed class PersonDialog(DialogLibrary library) : Dialog("person")
{
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null,
        CancellationToken cancellationToken = default)
    {
        var language = dc.Context.Language;
        var text = library.Phrases.Person.In(language) + "\n\n" + OpenOrNot(library, language);
        await dc.Context.SendActivityAsync(Reply.In(language, text, Reply.Button(library.Phrases.Buttons.Menu.In(language))),
            cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    public static string OpenOrNot(DialogLibrary library, Language language) => library.Calendar.IsOpenNow
        ? library.Phrases.DeskOpen.In(language)
        : library.Phrases.DeskClosed.In(language,
            ("opening", library.Phrases.Formats.Opening(library.Calendar.NextOpeningFromNow, language)));
}
