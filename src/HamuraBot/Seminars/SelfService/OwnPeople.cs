using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Desk;

namespace HamuraBot.Seminars.SelfService;

/// <summary>The people of a registration on its own page: each with a name and a code, replaced, cancelled or parted from the others alone.</summary>
public sealed class OwnPeople(Store store, Parties parties, SeminarText text, PublicAddress address, DialogLibrary library)
{
    /// <summary>The step of whoever has just given up a seat, in its address.</summary>
    public const string PutBack = "put-back";

    private const string Replace = "replace", Remove = "remove", Split = "split", NameField = "name", EmailField = "email";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    /// <param name="open">Whether it may still be changed.</param>
    /// <param name="hasTickets">Whether there is an entrance to pass.</param>
    public IReadOnlyList<OwnPart> Parts(Registration registration, bool open, bool hasTickets) =>
    [
        .. registration.People.Select(person => new OwnPart(person.Ticket, SeminarText.Both(language => text.NameOf(person, language)), Detail(person))
        {
            Ticket = hasTickets && registration.People.Count > 1 ? address.Of(SeminarPaths.CheckIn(registration.Seminar, person)) : null,
            Steps = open ? [.. Steps(registration, person, hasTickets)] : [],
        }),
        .. registration.Leaving.Where(_ => open).Select(person =>
            new OwnPart(person.Ticket, SeminarText.Both(language => text.NameOf(person, language)), person.Ticket) { State = Words(phrases.StateCancelled), Steps = [PutBackStep(person)] }),
    ];

    /// <summary>For whoever has just given up a seat.</summary>
    public OwnStep PutBackStep(Participant person) =>
        new(PutBack, SeminarText.Both(language => phrases.Undo.In(language, ("until", text.Instant(person.LeftUntil!.Value, language)))), Words(phrases.PersonPutBackNote), [])
        {
            Heading = Words(phrases.PersonPutBack),
            News = OwnPage.Restored,
        };

    public async Task<ChangeOutcome> ActAsync(
        string number, string ticket, string step, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, Words>();
        var (name, email) = (Name(typed, faults), Email(typed, needed: step == Split, faults));
        if (faults.Count > 0) return ChangeOutcome.Refused(faults);
        var registration = new RegistrationNumber(number);
        return await store.WriteAgainAsync(async transaction => step switch
        {
            Replace => Of(await parties.ReplaceAsync(transaction, registration, ticket, name, email)),
            Remove => Of(await parties.RemoveAsync(transaction, registration, ticket)),
            Split => await parties.SplitAsync(transaction, registration, ticket, name!, email!) is not null ? ChangeOutcome.Changed : ChangeOutcome.TooLate,
            PutBack => Of(await parties.PutBackAsync(transaction, registration, ticket)),
            _ => ChangeOutcome.TooLate,
        }, cancellationToken);
    }

    private static ChangeOutcome Of(RegistrationOutcome outcome) => outcome switch
    {
        RegistrationOutcome.Changed or RegistrationOutcome.Cancelled => ChangeOutcome.Changed,
        RegistrationOutcome.Full => ChangeOutcome.Gone,
        RegistrationOutcome.Closed or RegistrationOutcome.Registered or RegistrationOutcome.Waitlisted or RegistrationOutcome.Promoted
            or RegistrationOutcome.AlreadyRegistered => ChangeOutcome.TooLate,
    };

    private IEnumerable<OwnStep> Steps(Registration registration, Participant person, bool hasTickets)
    {
        var name = new OwnField(NameField, Words(phrases.LabelName), person.Name ?? "", "text", false) { Longest = Participant.LongestName };
        var email = new OwnField(EmailField, Words(phrases.LabelOwnEmail), person.Email?.Value ?? "", "email", true) { Longest = EmailAddress.Longest };
        yield return new(Replace, Words(phrases.PersonReplace), Words(hasTickets ? phrases.PersonReplaceNote : phrases.PersonReplaceNoteOnline), [name, email]);
        if (registration.People.Count == 1) yield break;
        yield return new(Remove, Words(phrases.PersonRemove),
            SeminarText.Both(language => phrases.PersonRemoveNote.In(language, ("name", text.NameOf(person, language)))), [])
        { News = OwnPage.Left };
        yield return new(Split, Words(phrases.PersonSplit), Words(phrases.PersonSplitNote), [name, email with { Optional = false }]);
    }

    private static string Detail(Participant person) => person.Email is { } email ? $"{person.Ticket} {email}" : person.Ticket;

    private string? Name(IReadOnlyDictionary<string, string> typed, Dictionary<string, Words> faults)
    {
        if (!typed.TryGetValue(NameField, out var written)) return null;
        var name = NameText.Of(written.Trim());
        if (name.Length is > 0 and <= Participant.LongestName && !name.Any(char.IsControl)) return name;
        faults[NameField] = Words(phrases.Needed);
        return null;
    }

    private EmailAddress? Email(IReadOnlyDictionary<string, string> typed, bool needed, Dictionary<string, Words> faults)
    {
        if (!typed.TryGetValue(EmailField, out var written)) return null;
        if (written.Trim().Length > 0 && EmailText.Read(written) is { Outcome: ReadingOutcome.Understood } read) return EmailAddress.Parse(read.Answer);
        if (written.Trim().Length > 0) faults[EmailField] = Words(phrases.NoAddress);
        else if (needed) faults[EmailField] = Words(phrases.Needed);
        return null;
    }

    private static Words Words(Phrase phrase) => SeminarText.Both(language => phrase.In(language));
}
