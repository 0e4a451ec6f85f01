using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars;

/// <summary>How seminars and those who come to them are named, in chat, mail and on pages.</summary>
public sealed class SeminarText(DialogLibrary library)
{
    private readonly SeminarPhrases phrases = library.Phrases.Seminars;
    private readonly Formats formats = library.Phrases.Formats;

    /// <summary>From start to end; the day of the end only if it is another one.</summary>
    public string When(SeminarPlan plan, Language language)
    {
        var ends = Tokyo.Day(plan.StartsAt) == Tokyo.Day(plan.EndsAt)
            ? Formats.Time(TimeOnly.FromDateTime(Tokyo.Time(plan.EndsAt).DateTime))
            : formats.Opening(plan.EndsAt, language);
        return phrases.When.In(language, ("starts", formats.Opening(plan.StartsAt, language)), ("ends", ends));
    }

    public string Instant(DateTimeOffset instant, Language language) => formats.Opening(instant, language);

    public string Date(DateOnly day, Language language) => formats.Date(day, language);

    public string Addressee(Attendee attendee) => Addressee(attendee.Company, attendee.Name, attendee.Language);

    public string Addressee(string? company, string name, Language language) =>
        company is null ? name : phrases.Addressee.In(language, ("company", company), ("name", name));

    public string NameOf(Participant person, Language language) =>
        person.Name ?? phrases.NoNameYet.In(language, ("place", Formats.Number(person.Place)));

    /// <summary>All who come, by name as far as it is known; nothing for somebody alone.</summary>
    public string People(Registration registration, Language language) => registration.People.Count < 2
        ? ""
        : string.Join(phrases.ListSeparator.In(language), registration.People.Select(person => NameOf(person, language)));

    public string CalendarNote(SeminarPlan plan, string number, Language language)
    {
        var lines = new List<string> { plan.Description.In(language) };
        if (plan.IsOnline) lines.Add(phrases.CardAttendance.In(language, ("how", Attendance(plan, language))));
        if (plan.Bring is { } bring) lines.Add(phrases.Bring.In(language, ("bring", bring.In(language))));
        lines.Add(phrases.Number.In(language, ("number", number)));
        return string.Join('\n', lines);
    }

    /// <summary>Title, time, place and seats of one seminar, for a card in the chat.</summary>
    public string Details(Seminar seminar, Language language, DateTimeOffset now)
    {
        var plan = seminar.Plan;
        var lines = new List<string>
        {
            phrases.CardWhen.In(language, ("when", When(plan, language))),
            phrases.CardPlace.In(language, ("place", Place(plan, language))),
            phrases.CardCloses.In(language, ("closes", Instant(plan.RegistrationClosesAt, language))),
            Seats(seminar, language, now),
        };
        if (plan.IsOnline) lines.Insert(2, phrases.CardAttendance.In(language, ("how", Attendance(plan, language))));
        if (plan.Bring is { } bring) lines.Add(phrases.Bring.In(language, ("bring", bring.In(language))));
        return $"{plan.Description.In(language)}\n\n{string.Join("\n\n", lines)}";
    }

    public Words JoinOnline => Both(phrases.JoinOnline);

    public Words DownloadsTitle(Seminar seminar, DateTimeOffset now) => Both(seminar.LinkAt(now) is null ? phrases.MaterialsTitle : phrases.AttendanceOnlineTitle);

    /// <summary>Where to go; nobody is sent to the hall that an online seminar comes from.</summary>
    public string Place(SeminarPlan plan, Language language) => plan.Attendance switch
    {
        Seminars.Attendance.OnSite => plan.PlaceIn(language),
        Seminars.Attendance.Online => phrases.PlaceOnline.In(language),
        Seminars.Attendance.Hybrid => phrases.PlaceHybrid.In(language, ("place", plan.PlaceIn(language))),
    };

    /// <summary>Online, or at the place too; and when the link comes. Nothing for what is only at its place.</summary>
    public string Attendance(SeminarPlan plan, Language language) => plan.Attendance switch
    {
        Seminars.Attendance.OnSite => "",
        Seminars.Attendance.Online => phrases.AttendanceOnline.In(language),
        Seminars.Attendance.Hybrid => phrases.AttendanceHybrid.In(language),
    };

    /// <summary>What is shown at the entrance; nothing where there is none.</summary>
    public string AtDoor(SeminarPlan plan, Language language) => plan.Attendance switch
    {
        Seminars.Attendance.OnSite => phrases.AtDoor.In(language),
        Seminars.Attendance.Online => "",
        Seminars.Attendance.Hybrid => phrases.AtDoorHybrid.In(language),
    };

    /// <summary>"6 seats left", in a list.</summary>
    public string SeatsLeft(Seminar seminar, Language language, DateTimeOffset now) =>
        seminar.Status is SeminarStatus.Cancelled ? string.Join(' ', new[] { phrases.StateCalledOff.In(language), seminar.ReasonIn(language) }.OfType<string>())
        : !seminar.TakesRegistrations(now) ? phrases.CardClosed.In(language)
        : seminar.Free > 0 ? phrases.SeatsLeft.In(language, ("free", Formats.Number(seminar.Free)))
        : phrases.FullWithList.In(language);

    public string Capacity(Seminar seminar, Language language) =>
        phrases.Capacity.In(language, ("capacity", Formats.Number(seminar.Plan.Capacity)), ("taken", Formats.Number(seminar.Taken)));

    /// <summary>What somebody who signs up now gets.</summary>
    public string SeatsPromise(Seminar seminar, Language language) => seminar.Free > 0
        ? phrases.PromiseSeats.In(language, ("free", Formats.Number(seminar.Free)), ("most", Formats.Number(seminar.Plan.MostSeats)))
        : phrases.PromiseWaiting.In(language);

    public string PublicNote(SeminarPlan plan, Language language)
    {
        var lines = new List<string> { plan.Description.In(language) };
        if (plan.IsOnline) lines.Add(phrases.CardAttendance.In(language, ("how", Attendance(plan, language))));
        if (plan.Bring is { } bring) lines.Add(phrases.Bring.In(language, ("bring", bring.In(language))));
        return string.Join('\n', lines);
    }

    private string Seats(Seminar seminar, Language language, DateTimeOffset now) =>
        !seminar.TakesRegistrations(now) ? phrases.CardClosed.In(language)
        : seminar.Free > 0 ? phrases.CardFree.In(language, ("free", Formats.Number(seminar.Free)),
            ("capacity", Formats.Number(seminar.Plan.Capacity)))
        : phrases.CardFull.In(language, ("capacity", Formats.Number(seminar.Plan.Capacity)));

    /// <param name="position">In the waiting list.</param>
    public Words State(Seminar seminar, Registration registration, int position, DateTimeOffset now) => Both(
        registration.Status is RegistrationStatus.Cancelled ? language => phrases.StateCancelled.In(language)
        : seminar.Status is SeminarStatus.Cancelled ? language => phrases.StateCalledOff.In(language)
        : now >= seminar.Plan.EndsAt ? language => phrases.StateOver.In(language)
        : registration.Status is RegistrationStatus.Registered ? language => phrases.StateRegistered.In(language)
        : language => phrases.StateWaitlisted.In(language, ("position", Formats.Number(position))));

    public static Words Both(Phrase phrase) => new(phrase.In(Language.Ja), phrase.In(Language.En));

    public static Words Both(Func<Language, string> say) => new(say(Language.Ja), say(Language.En));

    /// <summary>What has changed for those who come, by name; null when nothing has.</summary>
    public Words? Changes(SeminarPlan before, SeminarPlan now)
    {
        List<Phrase> changes = [];
        if (before.Title != now.Title) changes.Add(phrases.ChangedTitle);
        if (before.StartsAt != now.StartsAt || before.EndsAt != now.EndsAt) changes.Add(phrases.ChangedWhen);
        if (before.Place != now.Place || before.PlaceEn != now.PlaceEn || before.Attendance != now.Attendance) changes.Add(phrases.ChangedPlace);
        if (before.Bring != now.Bring) changes.Add(phrases.ChangedBring);
        return changes.Count == 0 ? null : new(Named(changes, Language.Ja), Named(changes, Language.En));
    }

    private string Named(List<Phrase> changes, Language language) =>
        string.Join(phrases.ListSeparator.In(language), changes.Select(change => change.In(language)));
}
