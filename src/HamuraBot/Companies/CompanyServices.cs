using HamuraBot.Data.Holdings;
using HamuraBot.Desk;

namespace HamuraBot.Companies;

public static class CompanyServices
{
    public static IServiceCollection AddCompanies(this IServiceCollection services) => services
        .AddHoldings<CompanyHoldings>()
        .AddSingleton<CompanyRecords>()
        .AddSingleton<CompanyFields>()
        .AddSingleton<CompanyExport>()
        .AddDeskSection(new(40, CompanyPages.Start, "companies.title", 'k'));

    /// <summary>Lets a part of the desk tell what it knows about a company on its record.</summary>
    public static IServiceCollection AddCompanyHistory(this IServiceCollection services, CompanyHistory history) => services.AddSingleton(history);
}
