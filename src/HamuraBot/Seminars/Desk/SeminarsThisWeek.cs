using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars.Desk;

/// <summary>What officers see of seminars on the desk's first page.</summary>
public sealed class SeminarsThisWeek(Store store, SeminarText text)
{
    private const int Days = 7;

    public async Task<TodayList> ReadAsync(DeskView view, CancellationToken cancellationToken)
    {
        var from = Tokyo.At(view.Today, TimeOnly.MinValue);
        var (seminars, waiting) = await store.ReadAsync(
            async sql => (await SeminarTable.BetweenAsync(sql, from, from.AddDays(Days)), await RegistrationTable.WaitingAsync(sql)), cancellationToken);
        return new(seminars.ConvertAll(seminar => new TodayItem(SeminarPaths.Of(seminar.Id), seminar.Plan.Title.In(view.Language), view["seminars.week.detail",
            ("when", text.When(seminar.Plan, view.Language)), ("taken", Formats.Number(seminar.Taken)), ("capacity", Formats.Number(seminar.Plan.Capacity)),
            ("waiting", Formats.Number(waiting.GetValueOrDefault(seminar.Id)))])), SeminarPaths.All);
    }
}
