using System.Globalization;
using HamuraBot.Desk;

namespace HamuraBot.Topics.Desk;

/// <summary>How long ago a fact was known to hold, in the unit that says it best.</summary>
public static class FactAge
{
    private const int DaysInAMonth = 30, DaysInAYear = 365;

    public static string Of(DateOnly asOf, DeskView view) => (view.Today.DayNumber - asOf.DayNumber) switch
    {
        <= 0 => view["topics.age.today"],
        < 2 * DaysInAMonth and var days => Count(view, "days", days),
        < 2 * DaysInAYear and var days => Count(view, "months", days / DaysInAMonth),
        var days => Count(view, "years", days / DaysInAYear),
    };

    private static string Count(DeskView view, string unit, int count) =>
        view[$"topics.age.{unit}", ("count", count.ToString(CultureInfo.InvariantCulture))];
}
