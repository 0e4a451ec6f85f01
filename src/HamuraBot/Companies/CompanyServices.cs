using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Officers;

namespace HamuraBot.Companies;

public static class CompanyServices
{
    public static IServiceCollection AddCompanies(this IServiceCollection services) => services
        .AddHoldings<CompanyHoldings>()
        .AddSingleton<CompanyRecords>()
        .AddSingleton<CompanyFields>()
        .AddSingleton<CompanyExport>()
        .AddSingleton(new AuditSubject("company", async (sql, id) => AuditSubject.Alike((await CompanyTable.FindAsync(sql, id))?.Details.Name)))
        .AddDeskSection(new(40, CompanyPages.Start, "companies.title", 'k'));

    /// <summary>Lets a part of the desk tell what it knows about a company on its record.</summary>
    public static IServiceCollection AddCompanyHistory(this IServiceCollection services, CompanyHistory history) => services.AddSingleton(history);
}
