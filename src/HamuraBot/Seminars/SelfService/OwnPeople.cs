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
    private const string Replace = "replace", Remove = "remove", Split = "split", NameField = "name", EmailField = "email";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    /// <param name="open">Whether it may still be changed.</param>
    /// <param name="hasTickets">Whether there is an entrance to pass.</param>
    public IReadOnlyList<OwnPart> Parts(Registration registration, bool open, bool hasTickets) =>
    [
        .. registration.People.Select(person => new OwnPart(person.Ticket, SeminarText.Both(language => text.NameOf(person, language)), Detail(person))
        {
            Ticket = hasTickets && registration.People.Count > 1 ? address.Of(SeminarPaths.CheckIn(registration.Seminar, person)) : null,
            Steps = open ? [.. Steps(registration, person)] : [],
        }),
    ];

    public async Task<ChangeOutcome> ActAsync(
        string number, string ticket, string step, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, Words>();
        var (name, email) = (Name(typed, faults), Email(typed, needed: step == Split, faults));
        if (faults.Count > 0) return ChangeOutcome.Refused(faults);
        var registration = new RegistrationNumber(number);
        var done = await store.WriteAgainAsync(async transaction => step switch
        {
            Replace => await parties.ReplaceAsync(transaction, registration, ticket, name, email) is RegistrationOutcome.Changed,
            Remove => await parties.RemoveAsync(transaction, registration, ticket) is not RegistrationOutcome.Closed,
            Split => await parties.SplitAsync(transaction, registration, ticket, name!, email!) is not null,
            _ => false,
        }, cancellationToken);
        return done ? ChangeOutcome.Changed : ChangeOutcome.TooLate;
    }

    private IEnumerable<OwnStep> Steps(Registration registration, Participant person)
    {
        var name = new OwnField(NameField, Words(phrases.LabelName), person.Name ?? "", "text", false) { Longest = Participant.LongestName };
        var email = new OwnField(EmailField, Words(phrases.LabelOwnEmail), person.Email?.Value ?? "", "email", true) { Longest = EmailAddress.Longest };
        yield return new(Replace, Words(phrases.PersonReplace), Words(phrases.PersonReplaceNote), [name, email]);
        if (registration.People.Count == 1) yield break;
        yield return new(Remove, Words(phrases.PersonRemove),
            SeminarText.Both(language => phrases.PersonRemoveNote.In(language, ("name", text.NameOf(person, language)))), []);
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
