using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Companies;

/// <summary>The desk with its requests, companies, visits and reports, on Wednesday 25 November 2026 at ten.</summary>
internal sealed class OfficeFixture : IAsyncDisposable
{
    private readonly TestApp app;

    private OfficeFixture(TestApp app) => this.app = app;

    public TestClock Clock => (TestClock)app.Clock;

    public Store Store => app.Store;

    public IServiceProvider Services => app.Services;

    /// <param name="postgres">An empty database; null for a store of its own in SQLite.</param>
    public static async Task<OfficeFixture> OpenAsync(string? postgres = null) => new(await new TestApp
    {
        Clock = TestClock.InTokyo("2026-11-25T10:00"),
        Postgres = postgres,
        Settings = DeskFixture.FirstOfficer,
    }.StartAsync());

    public static async Task<OfficeFixture> OpenAsync(StoreProvider provider) =>
        await OpenAsync(provider is StoreProvider.Sqlite ? null : await new PostgresFixture().CreateDatabaseAsync(durable: false));

    public T Get<T>() where T : notnull => app.Get<T>();

    /// <summary>A browser of somebody who has not signed in.</summary>
    public DeskBrowser Stranger() => new(app.Server);

    /// <summary>The manager 羽村 花子.</summary>
    public Task<DeskBrowser> ChiefAsync() => SignInAsync(DeskFixture.ChiefEmail);

    /// <summary>An officer who is no manager.</summary>
    public async Task<DeskBrowser> HireAsync(string name, string email)
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            var officer = new Officer { Email = email, Name = name, Role = OfficerRole.Officer, CreatedAt = Clock.Now };
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Officer>>().CreateAsync(officer, DeskFixture.Password)).Succeeded);
        }
        return await SignInAsync(email);
    }

    public async Task<string> IdOfAsync(string email) =>
        (await Store.ReadAsync(OfficerTable.AllAsync, default)).Single(officer => officer.Email == email).Id;

    /// <summary>What the trail has about such things, in the order of the alphabet: the clock stands still.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync(string kind) =>
        [.. (await Get<Audit>().ListAsync(DateTimeOffset.MaxValue, null, 1_000, AuditFilter.Everything, default)).Where(entry => entry.SubjectKind == kind)
            .Select(entry => entry.Action).Order(StringComparer.Ordinal)];

    public async Task<Company> AddCompanyAsync(string name, string? number = null, string? email = null) => (await Get<CompanyRecords>().CreateAsync(
        CompanyDetails.Of(name) with { CorporateNumber = number, Contacts = email is null ? [] : [new("山﨑 一郎", null, email, null)] }, null, default)).Company!;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<DeskBrowser> SignInAsync(string email)
    {
        var browser = Stranger();
        using var answer = await browser.SignInAsync(email);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }
}

internal static class OfficeBrowsing
{
    public static async Task<IHtmlDocument> SeeAsync(this DeskBrowser browser, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal((path, status), (path, answer.StatusCode));
        return await answer.DocumentAsync();
    }

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public static string Content(this IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    /// <summary>Sends a form of a page as a browser would: what stands in it, what is typed over it, and the button that is pressed.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(this DeskBrowser browser, IHtmlDocument page, string form, params (string Field, string Value)[] fields)
    {
        var element = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"The page has no form {form}.");
        var values = new Dictionary<string, string>();
        foreach (var input in element.QuerySelectorAll<IHtmlInputElement>("input[name]"))
            if (input.Type is not ("radio" or "checkbox") || input.IsChecked) values[input.Name!] = input.Value;
        foreach (var area in element.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]")) values[area.Name!] = area.Value;
        foreach (var list in element.QuerySelectorAll<IHtmlSelectElement>("select[name]")) values[list.Name!] = list.Value!;
        foreach (var (field, value) in fields) values[field] = value;
        return browser.SendAsync(HttpMethod.Post, element.GetAttribute("action")!, new FormUrlEncodedContent(values));
    }

    /// <summary>Sends a form that is taken, and goes where it leads.</summary>
    public static async Task<IHtmlDocument> DoAsync(this DeskBrowser browser, IHtmlDocument page, string form, params (string Field, string Value)[] fields)
    {
        using var answer = await browser.SubmitAsync(page, form, fields);
        if (answer.StatusCode is not HttpStatusCode.Redirect) Assert.Fail($"{answer.StatusCode}: {(await answer.DocumentAsync()).Content()}");
        return await browser.SeeAsync(answer.Headers.Location!.OriginalString);
    }

    public static Task<HttpResponseMessage> CallAsync(this DeskBrowser browser, HttpMethod method, string path, object? body = null, string? accept = null) =>
        browser.SendAsync(method, $"/api/desk/{path}", body is null ? null : JsonContent.Create(body), request =>
        {
            if (accept is not null) request.Headers.Add("Accept", accept);
        });
}
