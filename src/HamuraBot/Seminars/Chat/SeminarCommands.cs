using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Seminars.Chat;

/// <summary>The verbs of what the buttons and the titles of seminars stand for. The subject is the seminar's id, several of them, how many have been
/// shown, or the registration's number.</summary>
public static class SeminarCommands
{
    public const string SignUp = "seminar-sign-up", Details = "seminar-details", More = "seminar-more", Mine = "registrations",
        Change = "registration-change", Cancel = "registration-cancel", Undo = "registration-undo", Needs = "registration-needs";

    /// <summary>Between the ids of several seminars.</summary>
    public const char Separator = ',';

    public static readonly string[] All = [SignUp, Details, More, Mine, Change, Cancel, Undo, Needs];

    /// <summary>What the button under a registration says.</summary>
    public static IReadOnlyList<ExactWord> OfButtons(DialogLibrary library) =>
        [.. Enum.GetValues<Language>().Select(language =>
            new ExactWord(library.Phrases.Seminars.ButtonMine.In(language), language, Intent.Register) { Command = new(Mine) })];
}
