using System.Globalization;
using System.Security.Claims;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Hosting;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Desk;

/// <summary>What every page of the desk needs for this request: its language, its officer, words, links, dates as the desk reads them.</summary>
public sealed class DeskView(IHttpContextAccessor accessor, DeskWords words, DialogLibrary library, TimeProvider clock)
{
    private readonly HttpContext http = accessor.HttpContext!;

    public Language Language { get; } = RequestLanguage.Of(accessor.HttpContext!);

    /// <summary>Null on the pages that are shown before the sign-in.</summary>
    public ClaimsPrincipal? Officer => http.User.OfficerId() is null ? null : http.User;

    public string OfficerId => http.User.OfficerId() ?? throw new InvalidOperationException("This page is for officers.");

    public bool IsManager => http.User.IsInRole(nameof(OfficerRole.Manager));

    public string Path => http.Request.Path.Value!;

    /// <summary>Whether only a part of the page is asked for.</summary>
    public bool IsPart => http.Request.Headers.ContainsKey("HX-Request");

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Tokyo.Day(Now);

    public Formats Formats => library.Phrases.Formats;

    /// <param name="key">As in <c>desk-pages/</c>: <c>file.key</c>.</param>
    /// <param name="filling">For the placeholders of the sentence.</param>
    public string this[string key, params (string Gap, string Text)[] filling] =>
        filling.Aggregate(words[key, Language], (text, gap) => text.Replace($"{{{gap.Gap}}}", gap.Text, StringComparison.Ordinal));

    /// <returns>Null if there are no such words.</returns>
    public string? Find(string key) => words.Find(key, Language);

    /// <summary>An address of the desk in this page's language; <paramref name="path"/> may have a query and a place in the page of its own.</summary>
    public string Link(string path)
    {
        var page = path.Split('#')[0];
        return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={Language.Code()}{path[page.Length..]}";
    }

    /// <summary>This page in the other language, with its query.</summary>
    public string InOtherLanguage()
    {
        var others = http.Request.Query.Where(field => field.Key is not ("lang" or "notice"));
        return Path + QueryString.Create([.. others, new("lang", Other.Code())]);
    }

    public Language Other => Language is Language.Ja ? Language.En : Language.Ja;

    /// <summary>The day in Tokyo.</summary>
    public string Day(DateOnly day) => Formats.DateWithDay(day, Language);

    /// <summary>The day and the minute in Tokyo.</summary>
    public string When(DateTimeOffset instant) => Formats.Opening(instant, Language);

    /// <summary>12/1（火）, without the year.</summary>
    public string ShortDay(DateOnly day) => Formats.ShortDay(day, Language);

    /// <summary>A moment in a list: the time on the day itself, with the day on others, and all of it in other years.</summary>
    public string By(DateTimeOffset instant) => Tokyo.Day(instant) switch
    {
        var day when day == Today => Formats.Clock(instant),
        var day when day.Year == Today.Year => $"{ShortDay(day)} {Formats.Clock(instant)}",
        _ => When(instant),
    };

    /// <summary>How long ago in a list: minutes, hours, days, and then the date.</summary>
    public string Age(DateTimeOffset instant) => (Now - instant) switch
    {
        { TotalHours: < 1 } age => Count("desk.age.minutes", Math.Max(1, age.TotalMinutes)),
        { TotalDays: < 1 } age => Count("desk.age.hours", age.TotalHours),
        { TotalDays: < 7 } age => Tokyo.Day(instant) == Today.AddDays(-1) ? this["desk.age.yesterday"] : Count("desk.age.days", Math.Max(1, age.TotalDays)),
        _ => ShortDay(Tokyo.Day(instant)),
    };

    /// <summary>How long ago.</summary>
    public string Ago(DateTimeOffset instant) => (Now - instant) switch
    {
        { TotalMinutes: < 1 } => this["desk.justNow"],
        { TotalHours: < 1 } age => Count("desk.minutesAgo", age.TotalMinutes),
        { TotalDays: < 1 } age => Count("desk.hoursAgo", age.TotalHours),
        var age => Count("desk.daysAgo", age.TotalDays),
    };

    private string Count(string key, double count) => this[key, ("count", Math.Floor(count).ToString("F0", CultureInfo.InvariantCulture))];
}
