using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;

namespace HamuraBot.Dialogs.Forms;

/// <summary>Reads what a visitor wrote into a field: either language, full or half width, as people write.</summary>
public sealed class FieldReader(OfficeCalendar calendar, FormWords words)
{
    /// <summary>Characters, where the form sets no other bound.</summary>
    public const int LongestLine = 200, LongestText = 2000;

    public Reading Read(Field field, string text) => field.Kind switch
    {
        FieldKind.Text => ReadLine(field, text.Trim()),
        FieldKind.Multiline => ReadWords(field, text.Trim(), LongestText),
        FieldKind.Choice => ReadChoice(field, text),
        FieldKind.Choices => ChoicesText.Read(field.Choices, text),
        FieldKind.Date => DateText.Read(text, calendar),
        FieldKind.PostalCode => PostalCodeText.Read(text),
        FieldKind.CorporateNumber => CorporateNumberText.Read(text),
        FieldKind.Email => EmailText.Read(text),
        FieldKind.Phone => PhoneText.Read(text),
        FieldKind.Number => Bounded(field, CountText.Number(text)),
        FieldKind.Money => MoneyText.NamesAnotherCurrency(text) ? new(ReadingOutcome.WrongCurrency) : Bounded(field, MoneyText.Yen(text)),
        FieldKind.Months => Bounded(field, MonthsText.Months(text)),
        FieldKind.Consent or FieldKind.Confirm => ReadConsent(field, text),
    };

    /// <summary>A question to be answered by "there is" or "there is none" may be answered by yes or no.</summary>
    private Reading ReadChoice(Field field, string text)
    {
        var read = ChoiceText.Read(field.Choices, text);
        return read.Outcome is ReadingOutcome.Unreadable && words.Agrees(text) is { } agrees && YesOrNo.Of(field.Choices, agrees) is { } meant ? Reading.Of(meant.Id) : read;
    }

    private static Reading ReadLine(Field field, string text) =>
        text.AsSpan().ContainsAnyInRange('\n', '\r') ? new(ReadingOutcome.SeveralLines) : ReadWords(field, NameText.Of(text), LongestLine);

    private static Reading ReadWords(Field field, string text, long longest) =>
        text.Length == 0 ? Reading.Unreadable
        : text.Length < field.Min ? new(ReadingOutcome.TooSmall)
        : text.Length > (field.Max ?? longest) ? new(ReadingOutcome.TooLarge, Formats.Number(text.Length))
        : Reading.Of(text);

    private Reading ReadConsent(Field field, string text)
    {
        var reading = words.Agrees(text) switch
        {
            true => Reading.Of(OwnFields.Yes),
            false => Reading.Of(OwnFields.No),
            null => ChoiceText.Read(field.Choices, text),
        };
        return field.Id is OwnFields.Confirm && reading.Answer is OwnFields.No ? new(ReadingOutcome.Declined) : reading;
    }

    private static Reading Bounded(Field field, decimal? number) => number switch
    {
        null => Reading.Unreadable,
        { } n when n < (field.Min ?? 0) => new(ReadingOutcome.TooSmall),
        { } n when n > (field.Max ?? long.MaxValue) => new(ReadingOutcome.TooLarge),
        { } n when n != decimal.Truncate(n) => Reading.Unreadable,
        { } n => Reading.Of(decimal.ToInt64(n).ToString(CultureInfo.InvariantCulture)),
    };
}
