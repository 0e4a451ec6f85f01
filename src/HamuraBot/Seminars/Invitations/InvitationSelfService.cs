using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Chat;

namespace HamuraBot.Seminars.Invitations;

/// <summary>Where the link of an invitation leads: the seminar, and a form to sign up before everybody else.</summary>
public sealed class InvitationSelfService(
    Store store, SeminarInvitations invitations, SeminarRegistrations registrations, SeminarText text, DialogLibrary library, TimeProvider clock)
{
    private const string Consent = "consent";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;
    private readonly Form form = library[SignUpDialog.Form];
    private readonly Refusal refusal = new(library);

    public SelfServiceKind Kind => new(SeminarInvitations.Kind)
    {
        See = SeeAsync,
        Change = SignUpAsync,
        Withdraw = (_, _) => Task.FromResult(false),
    };

    private Task<OwnView?> SeeAsync(string number, CancellationToken cancellationToken) => store.ReadAsync<OwnView?>(async sql =>
    {
        if (await invitations.FindAsync(sql, number) is not var (seminar, requester)) return null;
        var now = clock.GetUtcNow();
        var own = (await RegistrationTable.LiveOfAddressAsync(sql, seminar.Id, requester.Email)).FirstOrDefault();
        var position = own is { Status: RegistrationStatus.Waitlisted } ? await RegistrationTable.PositionAsync(sql, own) : 0;
        var state = own is not null ? text.State(seminar, own, position, now)
            : seminar.Status is SeminarStatus.Cancelled ? Both(phrases.StateCalledOff)
            : !seminar.TakesRegistrations(now) ? Both(phrases.CardClosed)
            : Both(seminar.Free > 0 ? phrases.Invited : phrases.InvitedFull);
        return new(requester.Request, requester.Language, seminar.Plan.Title, state, [.. Lines(seminar.Plan, requester)])
        {
            Fields = own is null && seminar.TakesRegistrations(now) ? Fields(requester) : [],
            Filling = new(Both(phrases.SignUp), Both(phrases.InvitationSave), Both(phrases.InvitationDone)) { Intro = form.Purpose },
        };
    }, cancellationToken);

    private async Task<ChangeOutcome> SignUpAsync(string number, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        if (typed.Count == 0) return ChangeOutcome.TooLate;
        var faults = new Dictionary<string, Words>();
        var (seats, name, phone) = (Read(SignUpDialog.SeatsField, typed, faults), Read(SignUpDialog.NameField, typed, faults), Read(SignUpDialog.PhoneField, typed, faults));
        if (typed[Consent].Length == 0) faults[Consent] = Both(library.Phrases.Requests.Required);
        if (faults.Count > 0) return ChangeOutcome.Refused(faults);
        return await store.WriteAgainAsync(async transaction =>
        {
            if (await invitations.FindAsync(transaction.Sql, number) is not var (seminar, requester)) return ChangeOutcome.TooLate;
            var (wanted, most) = (int.Parse(seats, CultureInfo.InvariantCulture), seminar.Plan.MostSeats);
            if (wanted > most) return Refused(SignUpDialog.SeatsField.Id, SeminarText.Both(language => phrases.Bounds.In(language, ("most", Formats.Number(most)))));
            var attendee = new Attendee(name, requester.Company, requester.Email, phone.Length > 0 ? phone : null, wanted, requester.Language);
            return (await registrations.RegisterAsync(transaction, seminar.Id, attendee, null, SignUpBy.Invitation)).Outcome switch
            {
                RegistrationOutcome.Registered or RegistrationOutcome.Waitlisted or RegistrationOutcome.AlreadyRegistered => ChangeOutcome.Changed,
                RegistrationOutcome.Full => Refused(SignUpDialog.SeatsField.Id, Both(phrases.NoMoreSeats)),
                RegistrationOutcome.Closed or RegistrationOutcome.Cancelled or RegistrationOutcome.Changed or RegistrationOutcome.Promoted =>
                    ChangeOutcome.TooLate,
            };
        }, cancellationToken);
    }

    private IEnumerable<OwnLine> Lines(SeminarPlan plan, SeminarRequester requester)
    {
        yield return new(Both(phrases.LabelWhen), SeminarText.Both(language => text.When(plan, language)));
        yield return new(Both(phrases.LabelPlace), SeminarText.Both(language => text.Place(plan, language)));
        yield return new(Both(phrases.LabelDescription), plan.Description);
        if (plan.Bring is { } bring) yield return new(Both(phrases.LabelBring), bring);
        yield return new(Both(phrases.LabelCloses), SeminarText.Both(language => text.Instant(plan.RegistrationClosesAt, language)));
        if (plan.PublicFrom is { } from)
            yield return new(Both(phrases.LabelPublicFrom), SeminarText.Both(language => text.Instant(from, language)));
        yield return new(Both(phrases.LabelName), text.Addressee(requester.Company, requester.Name, requester.Language));
        yield return new(Both(phrases.LabelEmail), requester.Email.Value);
    }

    private OwnField[] Fields(SeminarRequester requester) =>
    [
        Field(SignUpDialog.SeatsField, "1", "number"), Field(SignUpDialog.NameField, requester.Name, "text"),
        Field(SignUpDialog.PhoneField, requester.Phone is { } phone ? PhoneText.Shown(phone) : "", "tel"),
        new(Consent, Both(library.Phrases.Form.Agree), "", "checkbox", false),
    ];

    private OwnField Field(DeclaredField declared, string value, string input)
    {
        var field = form[declared];
        return new(field.Id, field.Title, value, input, field.Optional) { Longest = field.Kind.TakesAnyWords() ? field.Max : null };
    }

    private string Read(DeclaredField declared, IReadOnlyDictionary<string, string> typed, Dictionary<string, Words> faults)
    {
        var (field, answer) = (form[declared], typed[declared.Id].Trim());
        if (answer.Length == 0 && field.Optional) return "";
        var reading = library.Reader.Read(field, answer);
        if (reading.Outcome is ReadingOutcome.Understood) return reading.Answer;
        faults[field.Id] = answer.Length == 0 ? Both(library.Phrases.Requests.Required) : SeminarText.Both(language => refusal.Of(field, reading, language));
        return "";
    }

    private static ChangeOutcome Refused(string field, Words why) => ChangeOutcome.Refused(new Dictionary<string, Words> { [field] = why });

    private static Words Both(Phrase phrase) => SeminarText.Both(language => phrase.In(language));
}
