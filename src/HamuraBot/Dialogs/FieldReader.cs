using System.Globalization;

namespace HamuraBot.Dialogs;

/// <summary>Reads what a visitor wrote into a field: either language, full or half width, as people write.</summary>
public static class FieldReader
{
    public static Reading Read(this Field field, string text) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Multiline => ReadWords(field, text.Trim()),
        FieldKind.Choice => ChoiceText.Read(field.Choices, text),
        FieldKind.Number => Bounded(field, Numerals.Parse(Numerals.Fold(text))),
        FieldKind.Money => MoneyText.NamesAnotherCurrency(text) ? new(ReadingOutcome.WrongCurrency) : Bounded(field, MoneyText.Yen(text)),
        FieldKind.Months => Bounded(field, MonthsText.Months(text)),
    };

    private static Reading ReadWords(Field field, string text) =>
        text.Length == 0 ? Reading.Unreadable
        : text.Length < field.Min ? new(ReadingOutcome.TooSmall)
        : text.Length > field.Max ? new(ReadingOutcome.TooLarge)
        : Reading.Of(text);

    private static Reading Bounded(Field field, decimal? number) => number switch
    {
        null => Reading.Unreadable,
        { } n when n < (field.Min ?? 0) => new(ReadingOutcome.TooSmall),
        { } n when n > (field.Max ?? long.MaxValue) => new(ReadingOutcome.TooLarge),
        { } n when n != decimal.Truncate(n) => Reading.Unreadable,
        { } n => Reading.Of(decimal.ToInt64(n).ToString(CultureInfo.InvariantCulture)),
    };
}
