using System.Text.Json;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What the visitor had told the bot: in words, with the form's own labels.</summary>
public sealed record CollectedField(string Id, Words Label, Words Text)
{
    public static IReadOnlyList<CollectedField> Of(Handoff handoff, DialogLibrary library)
    {
        if (handoff.FormAnswers is null) return [];
        var form = handoff.Form is null ? null : library.Forms.GetValueOrDefault(handoff.Form);
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(handoff.FormAnswers)!;
        return [.. answers.Where(answer => answer.Value.Length > 0).Select(answer => form?.Fields.FirstOrDefault(field => field.Id == answer.Key) is { } field
            ? new CollectedField(field.Id, field.Title, Shown(field, answer.Value, library))
            : new CollectedField(answer.Key, new(answer.Key, answer.Key), new(answer.Value, answer.Value)))];
    }

    private static Words Shown(Field field, string answer, DialogLibrary library) => new(
        ShownAnswer.Of(field, answer, library.Phrases.Formats, Language.Ja), ShownAnswer.Of(field, answer, library.Phrases.Formats, Language.En));
}
