using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Dialogs.Forms;

/// <summary>An answer as people read it: the label for an id, the day with its weekday, the amount with its unit.</summary>
public static class ShownAnswer
{
    public static string Of(Field field, string answer, Formats formats, Language language) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Choices => formats.Series(answer.Split(',').Select(id => Label(field, id, language)), language),
        FieldKind.Date when DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            formats.DateWithDay(day, language),
        FieldKind.Number when Whole(answer) is { } number => Formats.Number(number),
        FieldKind.Money when Whole(answer) is { } yen => formats.Yen(yen, language),
        FieldKind.Months when Whole(answer) is { } months => formats.Months(months, language),
        FieldKind.Phone => PhoneText.Shown(answer),
        _ => answer,
    };

    private static string Label(Field field, string id, Language language) =>
        field.Choices.FirstOrDefault(choice => choice.Id == id)?.Label.In(language) ?? id;

    private static long? Whole(string answer) =>
        long.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
