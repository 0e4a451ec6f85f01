using System.Net;
using AngleSharp.Html.Parser;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;

namespace HamuraBot.Tests.Officers;

/// <summary>The app on an officer's phone, told its secret by the page.</summary>
public sealed class AuthenticatorApp(byte[] secret, TimeProvider clock)
{
    public const string SetUpPage = "/desk/settings/account/second-factor";

    public IReadOnlyList<string> RecoveryCodes { get; private init; } = [];

    public string Code => Totp.CodeAt(secret, Totp.StepAt(clock.GetUtcNow()));

    /// <summary>Reads the page, types the first code, and keeps the recovery codes.</summary>
    public static async Task<AuthenticatorApp> SetUpAsync(DeskBrowser browser, TimeProvider clock)
    {
        var parser = new HtmlParser();
        using var page = await browser.GetAsync($"{SetUpPage}?lang=en");
        var form = parser.ParseDocument(await page.Content.ReadAsStringAsync());
        var secret = Decode(form.QuerySelector("code.secret")!.TextContent);
        var app = new AuthenticatorApp(secret, clock);
        var fields = form.QuerySelectorAll("form[action*='second-factor'] input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        using var answer = await browser.SendAsync(HttpMethod.Post, SetUpPage, new FormUrlEncodedContent(fields.Append(new("code", app.Code)).DistinctBy(f => f.Key)
            .Select(f => f.Key == "code" ? new("code", app.Code) : f)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var codes = parser.ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".codes code").Select(code => code.TextContent);
        return new(secret, clock) { RecoveryCodes = [.. codes] };
    }

    private static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
