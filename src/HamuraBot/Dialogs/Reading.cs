namespace HamuraBot.Dialogs;

public enum ReadingOutcome
{
    Understood,
    Unreadable,
    TooSmall,
    TooLarge,
    WrongCurrency,
}

/// <summary>What a field made of a message: the answer as it is kept, or why it cannot be taken.</summary>
public readonly record struct Reading(ReadingOutcome Outcome, string Answer = "")
{
    public static readonly Reading Unreadable = new(ReadingOutcome.Unreadable);

    public static Reading Of(string answer) => new(ReadingOutcome.Understood, answer);
}
