using System.Text.Json;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Desk;

/// <summary>Goes to every page of the desk that links lead to, as a manager, and looks at each.</summary>
public sealed class DeskCrawl(IPage page, Uri start)
{
    /// <summary>Pages of one kind look alike: one of each is visited.</summary>
    private const int OfAKind = 1;

    private readonly List<string> faults = [];
    private readonly Dictionary<string, int> kinds = [];

    /// <summary>Addresses without their query, in the order of the visits.</summary>
    public List<string> Visited { get; } = [];

    public async Task<IReadOnlyList<string>> RunAsync(string first)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error") faults.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        var axe = await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js"));
        var ahead = new Queue<string>([first]);
        while (ahead.TryDequeue(out var address))
        {
            foreach (var link in await VisitAsync(address, axe))
            {
                if (IsNew(link)) ahead.Enqueue(link);
            }
        }
        return faults;
    }

    private async Task<string[]> VisitAsync(string address, string axe)
    {
        var answer = await page.GotoAsync(new Uri(start, address).AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        Visited.Add(new Uri(start, address).AbsolutePath);
        if (answer is not { Ok: true }) faults.Add($"{address}: {answer?.Status}");
        if (await page.Locator("h1").CountAsync() != 1) faults.Add($"{address}: not one h1");
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1")) faults.Add($"{address}: wider than the window");
        await page.EvaluateAsync(axe);
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run()).violations.map(violation => `${violation.id}: ${violation.nodes.map(node => node.html).join(' ')}`)");
        faults.AddRange(found.EnumerateArray().Select(fault => $"{address}: {fault}"));
        return await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main a[href], nav a[href]')].filter(a => !a.hasAttribute('download')).map(a => a.getAttribute('href'))");
    }

    /// <summary>Files and addresses outside of the desk are left alone.</summary>
    private bool IsNew(string link)
    {
        if (!Uri.TryCreate(start, link, out var address) || address.Host != start.Host || !address.AbsolutePath.StartsWith("/desk", StringComparison.Ordinal))
        {
            return false;
        }
        if (Path.HasExtension(address.AbsolutePath) || Visited.Contains(address.AbsolutePath)) return false;
        var kind = KindOf(address.AbsolutePath.Split('/'));
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        return kinds[kind] <= OfAKind;
    }

    /// <summary>Ids have digits; those of facts are words, and every fact has the same forms.</summary>
    private static string KindOf(string[] parts) =>
        string.Join('/', Array.IndexOf(parts, "facts") is var facts and > 0 ? parts[(facts + 2)..] : parts.Select(part => part.Any(char.IsAsciiDigit) ? "*" : part));
}
