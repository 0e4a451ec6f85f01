using HamuraBot.Content;

namespace HamuraBot.Dialogs.Forms;

/// <param name="Field">That is asked again.</param>
/// <param name="Why">In the visitor's language.</param>
/// <param name="OrNone">Whether the form does without an answer.</param>
public sealed record RefusedAnswer(string Field, string Why, bool OrNone = false);

/// <summary>Where a form asks for several days it asks for a choice: the same day twice is none.</summary>
public static class SameDay
{
    /// <returns>The later of two fields with the same day; null if all are different.</returns>
    public static RefusedAnswer? In(Form form, IReadOnlyDictionary<string, string> answers, DialogLibrary library, Language language)
    {
        var days = form.Fields.Where(field => field.Kind is FieldKind.Date && answers.GetValueOrDefault(field.Id) is { Length: > 0 }).ToList();
        if (days.Find(field => First(field) != field) is not { } again) return null;
        return new(again.Id, library.Phrases.Retry.SameDay.In(language,
            ("label", First(again).Title.In(language)), ("date", ShownAnswer.Of(again, answers[again.Id], library.Phrases.Formats, language))),
            again.Optional);

        Field First(Field field) => days.First(other => answers[other.Id] == answers[field.Id]);
    }
}
