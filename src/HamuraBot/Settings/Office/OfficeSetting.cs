using System.Globalization;
using System.Text.Json;
using HamuraBot.Content;
using HamuraBot.OfficeHours;

namespace HamuraBot.Settings.Office;

public enum OfficeSettingKind
{
    /// <summary>The hours of an ordinary week.</summary>
    Week,

    /// <summary>The desk's phone and address.</summary>
    Contact,
}

/// <param name="Kind">Of those of one kind the latest that was not undone holds; the files where there is none.</param>
/// <param name="Content">As JSON.</param>
/// <param name="UndoneBy">Null as long as it stands.</param>
public sealed record OfficeSetting(string Id, OfficeSettingKind Kind, string Content, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public static string Write(OfficeWeek week) => JsonSerializer.Serialize(new WeekContent(
        week.Days.ToDictionary(day => day.Key.ToString(), day => new[] { Text(day.Value.Opens), Text(day.Value.Closes) }), Text(week.LastReception)));

    public static string Write(ContactDetails contact) => JsonSerializer.Serialize(contact);

    public OfficeWeek Week()
    {
        var read = JsonSerializer.Deserialize<WeekContent>(Content)!;
        return new(read.Days.ToDictionary(day => Enum.Parse<DayOfWeek>(day.Key), day => new OfficeHours.Hours(Time(day.Value[0]), Time(day.Value[1]))), Time(read.LastReception));
    }

    public ContactDetails Contact() => JsonSerializer.Deserialize<ContactDetails>(Content)!;

    /// <summary>A time as it is kept and as programs read it.</summary>
    public static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private sealed record WeekContent(Dictionary<string, string[]> Days, string LastReception);
}

/// <summary>How the desk is reached; its names stay those of the files.</summary>
/// <param name="Phone">As it is dialled in Japan.</param>
public sealed record ContactDetails(string Phone, string PhoneInternational, string AddressJa, string AddressEn)
{
    public static ContactDetails Of(DeskContact desk) => new(desk.Phone, desk.PhoneInternational, desk.Address.Ja, desk.Address.En);

    public DeskContact Over(DeskContact desk) => desk with { Phone = Phone, PhoneInternational = PhoneInternational, Address = new(AddressJa, AddressEn) };
}
