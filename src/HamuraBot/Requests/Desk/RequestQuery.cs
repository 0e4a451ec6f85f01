using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;

namespace HamuraBot.Requests.Desk;

public enum RequestOrder
{
    /// <summary>What was promised first comes first.</summary>
    Due,
    Newest,
    Oldest,

    /// <summary>What was changed last comes first.</summary>
    Changed,
}

/// <summary>Which requests are asked for. What is empty does not narrow the list.</summary>
/// <param name="Stage">A stage, or <see cref="Open"/>.</param>
/// <param name="Assignee">An officer's id, or <see cref="Nobody"/>.</param>
/// <param name="Due"><see cref="Overdue"/>, <see cref="DueToday"/> or <see cref="DueThisWeek"/>, each with what is overdue.</param>
public sealed record RequestQuery(string Form, string Stage, string Assignee, string Due, string Language, string Text, RequestOrder Order)
{
    public const string Open = "open", Nobody = "none", Me = "me", All = "all", Overdue = "overdue", DueToday = "today", DueThisWeek = "week";

    public static readonly RequestQuery Everything = new("", "", "", "", "", "", RequestOrder.Newest);

    public static IReadOnlyDictionary<string, RequestOrder> Orders { get; } =
        Enum.GetValues<RequestOrder>().ToDictionary(order => order.ToString().ToLowerInvariant());

    /// <summary>As a page of the desk asks: what still is to be done, unless it says otherwise.</summary>
    public static RequestQuery Read(IQueryCollection query, string officer)
    {
        string Of(string field) => FormInput.Cleaned(query[field].ToString());
        return new(Of("form"), Of("stage") switch { "" => Open, All => "", var stage => stage }, Of("assignee") is Me ? officer : Of("assignee"),
            Of("due"), Of("language"), Of("text"), Orders.GetValueOrDefault(Of("sort"), RequestOrder.Due));
    }

    /// <summary>For the address of a page.</summary>
    public IEnumerable<(string, string?)> Fields() =>
    [
        ("form", Form), ("stage", Stage switch { "" => All, Open => null, var stage => stage }), ("assignee", Assignee), ("due", Due),
        ("language", Language), ("text", Text), ("sort", Order is RequestOrder.Due ? null : Orders.Single(order => order.Value == Order).Key),
    ];

    public string Path(string path, int page = 1) =>
        Paging.Path(path, Fields().Append(("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)));

    /// <summary>Whatever is due before this moment; null if that does not matter.</summary>
    public DateTimeOffset? DueBefore(DateTimeOffset now) => Due switch
    {
        Overdue => now,
        DueToday => Tokyo.At(Tokyo.Day(now).AddDays(1), TimeOnly.MinValue),
        DueThisWeek => Tokyo.At(Tokyo.Day(now).AddDays(7), TimeOnly.MinValue),
        _ => null,
    };
}
