using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;

namespace HamuraBot.Dialogs.Answers;

/// <summary>Why an answer cannot be taken, and what to write instead.</summary>
public sealed class Refusal(DialogLibrary library)
{
    /// <summary>The first year of Reiwa is 2019.</summary>
    private const int BeforeReiwa = 2018;

    /// <summary>The number in the register of companies has one digit less, and is often taken for the corporate number.</summary>
    private const string RegistryDigits = "12";

    private readonly RetryPhrases phrases = library.Phrases.Retry;
    private readonly Formats formats = library.Phrases.Formats;

    public string Of(Field field, Reading reading, Language language) => reading.Outcome switch
    {
        ReadingOutcome.TooSmall when field.Kind.TakesAnyWords() => phrases.TooShort.In(language, ("min", Formats.Number(field.Min ?? 0))),
        ReadingOutcome.TooSmall => phrases.TooSmall.In(language, ("min", Amount(field, field.Min ?? 0, language))),
        ReadingOutcome.TooLarge when field.Kind.TakesAnyWords() && reading.Answer.Length > 0 => phrases.TooLongBy.In(language, ("max", Formats.Number(Longest(field))), ("count", reading.Answer)),
        ReadingOutcome.TooLarge => TooLarge(field, language),
        ReadingOutcome.WrongCurrency => phrases.MoneyInYen.In(language),
        ReadingOutcome.SeveralLines => phrases.SeveralLines.In(language),
        ReadingOutcome.WrongLength when field.Kind is FieldKind.CorporateNumber && reading.Answer.Length > 0 =>
            (reading.Answer == RegistryDigits ? phrases.RegistryNumber : phrases.CorporateNumberDigits).In(language, ("count", reading.Answer)),
        ReadingOutcome.WrongLength => WrongLength(field).In(language),
        ReadingOutcome.WrongCheckDigit => phrases.WrongCheckDigit.In(language),
        ReadingOutcome.NoAreaCode => phrases.NoAreaCode.In(language),
        ReadingOutcome.Foreign => phrases.ForeignPhone.In(language),
        ReadingOutcome.NotCallable => phrases.PhoneNotCallable.In(language),
        ReadingOutcome.NoAtSign => phrases.NoAtSign.In(language),
        ReadingOutcome.SeveralAddresses => phrases.SeveralAddresses.In(language),
        ReadingOutcome.NoSuchDay when reading.Answer.Length > 0 => phrases.EraIsOver.In(language, ("date", Day(reading, language)), ("day", formats.Date(DayIn(reading), language)),
            ("year", Formats.Number(DayIn(reading).Year - BeforeReiwa))),
        ReadingOutcome.NoSuchDay => phrases.NoSuchDay.In(language),
        ReadingOutcome.WrongWeekday => phrases.WrongWeekday.In(language, ("date", Day(reading, language))),
        ReadingOutcome.Past => phrases.Past.In(language, ("date", Day(reading, language)),
            ("today", formats.DateWithDay(library.Calendar.Today, language))),
        ReadingOutcome.TooFar => phrases.TooFar.In(language, ("date", Day(reading, language))),
        ReadingOutcome.Closed => Closed(library.Calendar.WhyClosed(DayIn(reading))).In(language, ("date", Day(reading, language)),
            ("open", formats.DateWithDay(OpenAfter(reading), language))),
        ReadingOutcome.Declined => library.Phrases.Form.WhichToChange.In(language),
        ReadingOutcome.Unreadable or ReadingOutcome.Understood => field.Retry?.In(language) ?? Unreadable(field.Kind).In(language),
    };

    private string TooLarge(Field field, Language language) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Multiline => phrases.TooLong.In(language, ("max", Formats.Number(Longest(field)))),
        FieldKind.Email => phrases.TooLong.In(language, ("max", Formats.Number(EmailAddress.Longest))),
        _ => phrases.TooLarge.In(language, ("max", Amount(field, field.Max ?? long.MaxValue, language))),
    };

    private static long Longest(Field field) => field.Max ?? (field.Kind is FieldKind.Text ? FieldReader.LongestLine : FieldReader.LongestText);

    private Phrase Closed(Closure why) => why switch
    {
        Closure.Weekly => phrases.ClosedWeekly,
        Closure.NationalHoliday => phrases.ClosedHoliday,
        Closure.YearEnd => phrases.ClosedYearEnd,
        Closure.Entered => phrases.Closed,
    };

    private Phrase WrongLength(Field field) => field.Kind switch
    {
        FieldKind.PostalCode => phrases.PostalCodeLength,
        FieldKind.CorporateNumber => phrases.CorporateNumberLength,
        _ => phrases.PhoneLength,
    };

    private Phrase Unreadable(FieldKind kind) => kind switch
    {
        FieldKind.Text or FieldKind.Multiline => phrases.Text,
        FieldKind.Choice => phrases.Choice,
        FieldKind.Choices => phrases.Choices,
        FieldKind.Date => phrases.Date,
        FieldKind.PostalCode => phrases.PostalCode,
        FieldKind.CorporateNumber => phrases.CorporateNumber,
        FieldKind.Email => phrases.Email,
        FieldKind.Phone => phrases.Phone,
        FieldKind.Number => phrases.Number,
        FieldKind.Money => phrases.Money,
        FieldKind.Months => phrases.Months,
        FieldKind.Consent or FieldKind.Confirm => phrases.YesOrNo,
    };

    private string Amount(Field field, long bound, Language language) => field.Kind switch
    {
        FieldKind.Money => formats.Yen(bound, language),
        FieldKind.Months => formats.Months(bound, language),
        _ => Formats.Number(bound),
    };

    private string Day(Reading reading, Language language) => formats.DateWithDay(DayIn(reading), language);

    private DateOnly OpenAfter(Reading reading)
    {
        var day = DayIn(reading).AddDays(1);
        while (library.Calendar.On(day) is null) day = day.AddDays(1);
        return day;
    }

    private static DateOnly DayIn(Reading reading) => DateOnly.ParseExact(reading.Answer, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
