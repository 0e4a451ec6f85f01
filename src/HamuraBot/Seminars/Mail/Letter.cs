using HamuraBot.Content;

namespace HamuraBot.Seminars.Mail;

/// <summary>What stands in the mails about one registration.</summary>
/// <param name="Person">Who of it is written to; null for whoever answers for all of them.</param>
/// <param name="Link">To the page of what it is about; null where there is none any more.</param>
public sealed record Letter(Seminar Seminar, Registration Registration, SeminarText Text, Participant? Person, string? Link)
{
    /// <summary>In the waiting list.</summary>
    public int Position { get; init; }

    /// <summary>The numbers of what was signed up under the same name and address before.</summary>
    public string Alike { get; init; } = "";

    public EmailAddress? To => Person is null ? Registration.Attendee.Email : Person.Email;

    public string Number => Person?.Ticket ?? Registration.Number.Value;

    public Language Language => Registration.Attendee.Language;

    public string Addressee => Text.Addressee(Registration.Attendee.Company, Person is null ? Registration.Attendee.Name : Text.NameOf(Person, Language), Language);

    public string Title => Seminar.Plan.Title.In(Language);

    public string When => Text.When(Seminar.Plan, Language);

    public string Bring => Seminar.Plan.Bring?.In(Language) ?? "";

    public string Place => Text.Place(Seminar.Plan, Language);

    /// <summary>When the link comes, where it is seen online; nothing elsewhere.</summary>
    public string Online => Text.Attendance(Seminar.Plan, Language);

    /// <summary>What is shown at the entrance; nothing where there is none.</summary>
    public string AtDoor => Text.AtDoor(Seminar.Plan, Language);

    public (string Gap, string Text)[] Brief =>
        [("addressee", Addressee), ("number", Number), ("title", Title), ("when", When)];

    public (string Gap, string Text)[] Full =>
        [.. Brief, ("place", Place), ("online", Online), ("atDoor", AtDoor), ("seats", Formats.Number(Person is null ? Registration.Attendee.Seats : 1)), ("link", Link!)];

    public (string Gap, string Text)[] FullWithPosition => [.. FullOfParty, ("position", Formats.Number(Position)), ("alike", Alike)];

    public (string Gap, string Text)[] FullWithBring => [.. Full, ("bring", Bring)];

    public (string Gap, string Text)[] FullWithPeople => [.. FullOfParty, ("bring", Bring)];

    private (string Gap, string Text)[] FullOfParty => [.. Full, ("people", Text.People(Registration, Language))];
}
