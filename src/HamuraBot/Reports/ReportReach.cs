using HamuraBot.Data.Holdings;
using HamuraBot.OfficeHours;
using HamuraBot.Persons;
using Microsoft.Extensions.Options;

namespace HamuraBot.Reports;

/// <summary>How far back figures can be counted: what has been deleted at the end of its period would be missing from them.</summary>
public sealed class ReportReach(IOptions<RetentionOptions> retention, TimeProvider clock)
{
    public bool Covers(ReportPeriod period, Kept kept) =>
        retention.Value.DaysOf(kept) is not { } days || period.From >= clock.TodayInTokyo().AddDays(-days);
}
