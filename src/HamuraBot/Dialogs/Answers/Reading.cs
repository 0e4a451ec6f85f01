namespace HamuraBot.Dialogs.Answers;

public enum ReadingOutcome
{
    Understood,
    Unreadable,
    TooSmall,
    TooLarge,
    WrongCurrency,

    /// <summary>Line breaks where one line is asked for.</summary>
    SeveralLines,

    /// <summary>More or fewer digits than such a number has.</summary>
    WrongLength,
    WrongCheckDigit,

    /// <summary>A phone number that does not begin with 0 or +81.</summary>
    NoAreaCode,

    /// <summary>A phone number of another country that cannot be called as it is written.</summary>
    Foreign,

    /// <summary>A pager, or a number whose owner is paid by the caller.</summary>
    NotCallable,
    NoAtSign,
    SeveralAddresses,
    NoSuchDay,
    WrongWeekday,
    Past,
    TooFar,

    /// <summary>A day on which the desk is closed.</summary>
    Closed,

    /// <summary>The visitor says no to what is confirmed by going on.</summary>
    Declined,
}

/// <summary>
/// What a field made of a message: the answer as it is kept, or why it cannot be taken. What the refusal names stands in
/// <see cref="Answer"/>, too: a day that cannot be taken, how long a text is, how many digits there are.
/// </summary>
public readonly record struct Reading(ReadingOutcome Outcome, string Answer = "")
{
    public static readonly Reading Unreadable = new(ReadingOutcome.Unreadable);

    public static Reading Of(string answer) => new(ReadingOutcome.Understood, answer);
}
