using System.Net;
using AngleSharp.Html.Parser;

namespace HamuraBot.Tests.Seminars;

/// <summary>A browser without scripts on the page behind a secret link.</summary>
public sealed class OwnPageVisitor(HttpClient http, string link)
{
    public Task<string> GetAsync(string path = "") => ReadAsync(link + path);

    /// <summary>Fills in the form of a page and sends it off.</summary>
    public async Task<HttpStatusCode> PostAsync(string page, params (string Name, string Value)[] fields)
    {
        var form = new HtmlParser().ParseDocument(await ReadAsync($"{link}/{page}")).QuerySelector("form");
        Assert.True(form is not null, $"There is no form on '{page}'.");
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input =>
            KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await http.PostAsync(form.GetAttribute("action"), content);
        return answer.StatusCode;
    }

    private async Task<string> ReadAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
