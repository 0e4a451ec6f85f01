using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.TestHost;

namespace HamuraBot.Tests.Desk;

/// <summary>A browser of an officer, or of somebody who would like to be taken for one: it keeps cookies and follows nothing by itself.</summary>
public sealed class DeskBrowser
{
    private readonly HttpClient http;
    private readonly string address;

    public DeskBrowser(DeskFixture host, string address, string origin) : this(host.Server, address, origin)
    {
    }

    public DeskBrowser(TestServer server, string address = "192.0.2.1", string origin = "http://localhost")
    {
        (this.address, Origin) = (address, origin);
        http = new(new CookieKeeper(Cookies, server.CreateHandler())) { BaseAddress = new(origin) };
    }

    public CookieContainer Cookies { get; } = new();

    public string Origin { get; }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> SignInAsync(string email = DeskFixture.ChiefEmail, string password = DeskFixture.Password, string? code = null) =>
        SendAsync(HttpMethod.Post, "/api/desk/session", JsonContent.Create(new { email, password, code }));

    public async Task<HttpStatusCode> StatusAsync(string path = "/api/desk/session")
    {
        using var answer = await GetAsync(path);
        return answer.StatusCode;
    }

    public Task<T?> ReadAsync<T>(string path) => http.GetFromJsonAsync<T>(path);

    /// <summary>For what never ends: the answer is here as soon as its headers are.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path) => http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? alter = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Origin", Origin);
        request.Headers.Add(TestApp.AddressHeader, address);
        alter?.Invoke(request);
        return await http.SendAsync(request);
    }

    /// <summary>Fills in the form of a page and sends it, as the page says.</summary>
    public Task<HttpResponseMessage> FillInAsync(string page, params (string Field, string Value)[] fields) => FillInAsync(page, "form.desk-form", fields);

    /// <summary>Likewise the form of a page that has several, by what its address contains.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Field, string Value)[] fields) =>
        FillInAsync(page, $"form[action*='{action}']", fields);

    private async Task<HttpResponseMessage> FillInAsync(string page, string which, (string Field, string Value)[] fields)
    {
        var form = new HtmlParser().ParseDocument(await http.GetStringAsync(page)).QuerySelector(which)!;
        var values = form.QuerySelectorAll("input:not([type=radio]), select, textarea").ToDictionary(
            field => field.GetAttribute("name")!, field => (field as IHtmlSelectElement)?.Value ?? (field as IHtmlTextAreaElement)?.Value ?? field.GetAttribute("value") ?? "");
        foreach (var radio in form.QuerySelectorAll("input[type=radio][checked]")) values[radio.GetAttribute("name")!] = radio.GetAttribute("value")!;
        foreach (var (field, value) in fields)
        {
            Assert.Contains(field, values.Keys);
            values[field] = value;
        }
        return await SendAsync(HttpMethod.Post, form.GetAttribute("action")!, new FormUrlEncodedContent(values));
    }

    private sealed class CookieKeeper(CookieContainer cookies, HttpMessageHandler server) : DelegatingHandler(server)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } kept)
            {
                request.Headers.Add("Cookie", kept);
            }
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var sent))
            {
                foreach (var cookie in sent)
                {
                    cookies.SetCookies(request.RequestUri!, cookie);
                }
            }
            return answer;
        }
    }
}
