using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HamuraBot.Tests.Seminars;

/// <summary>A browser without scripts on the page behind a secret link.</summary>
public sealed class OwnPageVisitor(HttpClient http, string link)
{
    /// <summary>Where the last form led, without its query.</summary>
    public string? LedTo { get; private set; }

    public Task<string> GetAsync(string path = "") => ReadAsync(link + path);

    /// <summary>Fills in the form of a page and sends it off.</summary>
    public async Task<HttpStatusCode> PostAsync(string page, params (string Name, string Value)[] fields)
    {
        var form = new HtmlParser().ParseDocument(await ReadAsync($"{link}/{page}")).QuerySelector("form");
        Assert.True(form is not null, $"There is no form on '{page}'.");
        var values = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value);
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]")) values[area.Name!] = area.Value;
        foreach (var (name, value) in fields) values[name] = value;
        using var content = new FormUrlEncodedContent(values);
        using var answer = await http.PostAsync(form.GetAttribute("action"), content);
        LedTo = answer.Headers.Location?.ToString().Split('?')[0];
        return answer.StatusCode;
    }

    private async Task<string> ReadAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
