using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Seminars.SelfService;

/// <summary>A whole number from 1 to 999 as people type it into a page: in full-width digits and kanji, too, as in the chat.</summary>
public static class SmallNumber
{
    public static int? Parse(string typed) =>
        Numerals.Parse(Numerals.Fold(typed)) is { } number && number == decimal.Truncate(number) && number is > 0 and < 1000 ? (int)number : null;
}
