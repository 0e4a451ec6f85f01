using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Seminars.Mail;
using HamuraBot.Website;
using Microsoft.Extensions.Options;

namespace HamuraBot.Seminars.Website;

/// <summary>Seminars as calendars that anybody may subscribe to: nothing of participants is in them.</summary>
public sealed class SeminarFeed(IOptions<MailOptions> mail, Mails mails, SeminarText text, PublicAddress address, TimeProvider clock)
{
    public string Write(IEnumerable<Seminar> seminars, Language language) =>
        CalendarWriter.Write(CalendarMethod.Publish, seminars.Select(seminar => Event(seminar, language)));

    private CalendarEvent Event(Seminar seminar, Language language)
    {
        var (plan, from) = (seminar.Plan, mail.Value.FromAddress);
        return new()
        {
            Uid = $"{seminar.Id}@{from.Domain}",
            Sequence = seminar.Sequence,
            WrittenAt = clock.GetUtcNow(),
            StartsAt = plan.StartsAt,
            EndsAt = plan.EndsAt,
            Title = plan.Title.In(language),
            Description = text.PublicNote(plan, language),
            Place = text.Place(plan, language),
            OrganizerName = mail.Value.FromName ?? mails.Sender.In(language),
            Organizer = from.Value,
            IsCancelled = seminar.Status is SeminarStatus.Cancelled,
            Link = address.Of(Links.Seminar(seminar.Id, language)),
        };
    }
}
