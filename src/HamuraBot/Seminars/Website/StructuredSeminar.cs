using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Website;

namespace HamuraBot.Seminars.Website;

/// <summary>The seminar as search engines read it: an Event of schema.org.</summary>
public static class StructuredSeminar
{
    private const string Vocabulary = "https://schema.org";

    public static string Write(Seminar seminar, Language language, PublicAddress address, DeskContact desk, DateTimeOffset now)
    {
        var (plan, page) = (seminar.Plan, address.Of(Links.Seminar(seminar.Id, language)));
        return ScriptData.Write(new Dictionary<string, object>
        {
            ["@context"] = Vocabulary,
            ["@type"] = "EducationEvent",
            ["name"] = plan.Title.In(language),
            ["description"] = plan.Description.In(language),
            ["startDate"] = Iso(plan.StartsAt),
            ["endDate"] = Iso(plan.EndsAt),
            ["eventStatus"] = $"{Vocabulary}/{(seminar.Status is SeminarStatus.Cancelled ? "EventCancelled" : "EventScheduled")}",
            ["eventAttendanceMode"] = $"{Vocabulary}/{Mode(plan.Attendance)}EventAttendanceMode",
            ["inLanguage"] = language.Code(),
            ["url"] = page,
            ["maximumAttendeeCapacity"] = plan.Capacity,
            ["remainingAttendeeCapacity"] = seminar.TakesRegistrations(now) ? Math.Max(0, seminar.Free) : 0,
            ["location"] = Location(plan, language, page, desk),
            ["organizer"] = new Dictionary<string, object> { ["@type"] = "GovernmentOrganization", ["name"] = desk.Name.In(language), ["telephone"] = desk.PhoneInternational },
            ["offers"] = new Dictionary<string, object>
            {
                ["@type"] = "Offer",
                ["url"] = page,
                ["availability"] = $"{Vocabulary}/{(seminar.TakesRegistrations(now) && seminar.Free > 0 ? "InStock" : "SoldOut")}",
                ["validThrough"] = Iso(plan.RegistrationClosesAt),
            },
        });
    }

    private static string Mode(Attendance attendance) => attendance switch
    {
        Attendance.OnSite => "Offline",
        Attendance.Online => "Online",
        Attendance.Hybrid => "Mixed",
    };

    /// <summary>Online it is at the page that tells how to get in: the link itself is for those who have a seat.</summary>
    private static object Location(SeminarPlan plan, Language language, string page, DeskContact desk)
    {
        var online = new Dictionary<string, object> { ["@type"] = "VirtualLocation", ["url"] = page };
        var place = new Dictionary<string, object> { ["@type"] = "Place", ["name"] = plan.PlaceIn(language), ["address"] = desk.City.In(language) };
        return plan.Attendance switch
        {
            Attendance.OnSite => place,
            Attendance.Online => online,
            Attendance.Hybrid => new[] { place, online },
        };
    }

    private static string Iso(DateTimeOffset instant) => OfficeHours.Tokyo.Time(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
