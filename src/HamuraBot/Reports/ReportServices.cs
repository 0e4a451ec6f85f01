using HamuraBot.Desk;

namespace HamuraBot.Reports;

public static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services.AddSingleton<ReportParts>().AddSingleton<ReportReach>().AddDeskSection(new(70, ReportPages.Start, "reports.title", 'o'));

    /// <summary>Lets a part of the desk have its say in every report.</summary>
    public static IServiceCollection AddReportPart<TReport>(this IServiceCollection services, string name, int order,
        Func<TReport, ReportPeriod, CancellationToken, Task<IReadOnlyList<ReportTable>>> read) where TReport : class => services
        .AddSingleton<TReport>()
        .AddSingleton(provider => new ReportPart(name, order, (period, cancellationToken) =>
            read(provider.GetRequiredService<TReport>(), period, cancellationToken)));
}
