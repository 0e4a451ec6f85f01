using System.Text.Json;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Mail;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Officers;

/// <summary>Passkeys as a browser makes and uses them, by Chromium's own authenticator.</summary>
[Collection(Browsers.Name)]
public sealed class PasskeyTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_and_its_answer_is_good_once_and_somebody_invited_joins_with_one()
    {
        await using var server = new HamuraProcess();
        // A passkey is for a host with a name.
        var site = new Uri($"http://localhost:{server.Address.Port}");
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("PublicUrl", site.GetLeftPart(UriPartial.Authority)),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子")])
        {
            server.Settings[name] = value;
        }
        await server.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { Locale = "en-US", ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await AddAuthenticatorAsync(context, page);
        string Of(string path) => new Uri(site, path).AbsoluteUri;

        await page.GotoAsync(Of("/desk/sign-in?lang=en&returnTo=%2Fdesk%2Fsettings%2Faccount%3Flang%3Den"));
        await AssertIsAccessibleAsync(page);
        await page.GetByLabel("E-mail address").FillAsync(DeskFixture.ChiefEmail);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(DeskFixture.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Name of the new passkey").FillAsync("Desk laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey on this device" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The password is wrong");
        await page.GetByLabel("Current password, to confirm").FillAsync(DeskFixture.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey on this device" }).PressAsync("Enter");
        await page.WaitForURLAsync("**notice=passkeyAdded**");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Desk laptop");

        await page.GotoAsync(Of("/desk/settings/officers?lang=en"));
        await page.GetByLabel("E-mail address").FillAsync("tanaka@example.jp");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("田中");
        await page.GetByLabel("Role").SelectOptionAsync("Manager");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await page.WaitForURLAsync("**notice=invited**");
        await SignOutAsync(page);

        var answer = await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).PressAsync("Enter"), request => request.Url.EndsWith("/session/passkey", StringComparison.Ordinal));
        await page.WaitForURLAsync("**/desk?lang=en");
        await SignOutAsync(page);
        Assert.Equal(401, await ResendAsync(page, answer.PostData!));

        await page.GotoAsync(await MailedLinkAsync(server));
        await AssertIsAccessibleAsync(page);
        await page.GetByLabel("Name").FillAsync("田中 一郎");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register with a passkey" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/desk?lang=en");
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("田中 一郎");
        await page.GotoAsync(Of("/desk/settings/officers?lang=en"));
        await page.GetByRole(AriaRole.Link, new() { Name = "羽村 花子" }).PressAsync("Enter");
        await page.GetByText("Disable this officer").PressAsync("Enter");
        await AssertIsAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a reset link" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Reset link", new() { Exact = true })).ToHaveValueAsync(new Regex("/desk/reset/"));
        await AssertIsAccessibleAsync(page);
        await SignOutAsync(page);
        await page.GotoAsync(Of("/desk/forgot?lang=en"));
        await AssertIsAccessibleAsync(page);
    }

    private static async Task AddAuthenticatorAsync(IBrowserContext context, IPage page)
    {
        var chromium = await context.NewCDPSessionAsync(page);
        await chromium.SendAsync("WebAuthn.enable");
        await chromium.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".desk-self > summary").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/sign-in?**");
    }

    private static Task<int> ResendAsync(IPage page, string body) => page.EvaluateAsync<int>(
        "async body => (await fetch('/api/desk/session/passkey', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status", body);

    private static async Task<string> MailedLinkAsync(HamuraProcess server)
    {
        var folder = Path.Combine(server.Data, "mail");
        // Beside the invitation lie mails that tell the officer of the passkey.
        return await Eventually.GetAsync("the invitation is mailed", () => Task.FromResult(Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.eml").SelectMany(file => new ReceivedMail([], File.ReadAllText(file)).Part("text/plain").Text.Split('\n'))
                .FirstOrDefault(line => line.StartsWith("http", StringComparison.Ordinal))?.Trim()
            : null));
    }

    private static async Task AssertIsAccessibleAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(violation => `${violation.id}: ${violation.help}`)");
        Assert.True(found.GetArrayLength() == 0, string.Join('\n', found.EnumerateArray()));
    }
}
