using System.Xml.Linq;
using HamuraBot.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HamuraBot.Officers;

/// <summary>The keys that encrypt cookies, kept in the store: a cookie outlives a restart and is good on every node.</summary>
public sealed class KeyStore(Store store) : IXmlRepository
{
    // The framework's interface is synchronous. It is called at start, at the birth of a key every few months, and never under a lock of the store.
    public IReadOnlyCollection<XElement> GetAllElements() => store.ReadAsync(AllAsync, CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
        "INSERT INTO data_protection_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml",
        ("@name", friendlyName), ("@xml", element.ToString(SaveOptions.DisableFormatting))), CancellationToken.None).GetAwaiter().GetResult();

    private static Task<List<XElement>> AllAsync(StoreConnection sql) =>
        sql.ListAsync("SELECT xml FROM data_protection_keys ORDER BY name", row => XElement.Parse(row.Text("xml")));
}
