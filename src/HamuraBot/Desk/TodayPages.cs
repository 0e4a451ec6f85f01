using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Desk;

/// <summary>The first page: what every part of the desk has to do today, each list kept up to date by itself.</summary>
public static class TodayPages
{
    public static void MapToday(this RouteGroupBuilder desk)
    {
        desk.MapGet("", TodayAsync);
        desk.MapGet("/today/{name}", SectionAsync);
    }

    private static async Task<IResult> TodayAsync(
        IEnumerable<TodaySection> sections, DeskView view, CancellationToken cancellationToken)
    {
        var lists = new List<(TodaySection, TodayList)>();
        foreach (var section in sections.OrderBy(section => section.Order))
        {
            lists.Add((section, await section.ReadAsync(view, cancellationToken)));
        }
        return new RazorComponentResult<TodayPage>(new { Sections = lists });
    }

    private static async Task<IResult> SectionAsync(
        string name, IEnumerable<TodaySection> sections, DeskView view, CancellationToken cancellationToken) =>
        sections.FirstOrDefault(section => section.Name == name) is { } section
            ? new RazorComponentResult<TodayPart>(new { Section = section, List = await section.ReadAsync(view, cancellationToken) })
            : TypedResults.NotFound();
}
