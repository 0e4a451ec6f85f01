using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Companies;

/// <summary>
/// What one part of the desk has to tell about a company, shown on its record. Each part registers its own:
/// <c>services.AddCompanyHistory(new("seminars.title", 30, async (sql, ids) => …))</c>.
/// </summary>
/// <param name="Title">The key of a heading in <c>desk-pages/</c>.</param>
/// <param name="Order">The smallest comes first: requests 10, visits 20, seminars 30, conversations 40.</param>
/// <param name="ReadAsync">The latest first.</param>
public sealed record CompanyHistory(string Title, int Order, Func<StoreConnection, CompanyIds, Task<IReadOnlyList<CompanyEntry>>> ReadAsync);

/// <summary>One thing that a company has had to do with the desk.</summary>
/// <param name="Href">Where it is; without the language.</param>
/// <param name="State">How far it has come.</param>
public sealed record CompanyEntry(DateOnly On, string Href, Words Text, Words? State = null);
