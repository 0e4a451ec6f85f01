using System.Text.Json;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Requests;

[Collection(Servers.Name)]
public sealed class RequestConversationTests(RequestServer server) : IClassFixture<RequestServer>
{
    private static readonly string[] Forms =
    [
        "expert-dispatch", "seminar-request", "company-visit", "financial-consultation", "management-consultation", "tie-up", "website-building",
        "cable-tv-publicity", "site-search", "startup-consultation",
    ];

    public static TheoryData<string, Language> EveryFormInBothLanguages
    {
        get
        {
            var all = new TheoryData<string, Language>();
            foreach (var form in Forms)
                foreach (var language in Enum.GetValues<Language>()) all.Add(form, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(EveryFormInBothLanguages))]
    public async Task A_form_ends_in_a_receipt_and_is_kept_as_typed(string form, Language language)
    {
        var applicant = await Applicant.ComeAsync(server.Http, language);
        var message = await applicant.FileAsync(form);
        var receipt = Applicant.Mark(message, "receipt")!;
        var number = receipt.Text("number");
        Assert.Equal(form, receipt.Text("form"));
        Assert.Matches("^R-2026-[0-9]{6}$", number);
        Assert.Contains(number, message.Text("text"), StringComparison.Ordinal);
        Assert.Contains(language is Language.Ja ? "2026年11月24日（火曜）12:00" : "Tuesday 24 November 2026 at 12:00", message.Text("text"), StringComparison.Ordinal);

        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>((await server.StoredAsync("SELECT answers FROM requests WHERE number = @number", number))!)!;
        Assert.Equal(applicant.Typed["companyName"], answers["companyName"]);
        Assert.Equal(applicant.Typed["contactName"], answers["contactName"]);
        Assert.Equal("taro@example.co.jp", answers["email"]);
        Assert.Equal(language.Code(), await server.StoredAsync("SELECT language FROM requests WHERE number = @number", number));
        Assert.Equal("received", await server.StoredAsync("SELECT stage FROM requests WHERE number = @number", number));
    }

    [Fact]
    public async Task The_company_and_the_desk_get_a_mail_each()
    {
        var receipt = Applicant.Mark(await (await Applicant.ComeAsync(server.Http)).FileAsync("tie-up"), "receipt")!;
        const string to = "SELECT group_concat(to_address || ' ' || language, ', ') FROM (SELECT * FROM outbox_mails WHERE about_kind = 'request' AND about_number = @number ORDER BY to_address)";
        Assert.Equal("desk@example.jp ja, taro@example.co.jp ja", await server.StoredAsync(to, receipt.Text("number")));
    }

    [Fact]
    public async Task Only_the_hash_of_the_secret_is_stored_with_the_request()
    {
        var receipt = Applicant.Mark(await (await Applicant.ComeAsync(server.Http)).FileAsync("site-search"), "receipt")!;
        var secret = receipt.Text("url").Split('/')[^1];
        var hash = await server.StoredAsync("SELECT hash FROM secrets WHERE number = @number AND kind = 'request'", receipt.Text("number"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret))), hash);
    }

    [Fact]
    public async Task What_was_typed_cannot_write_Markdown_into_the_receipt()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.SayAsync("apply:cable-tv-publicity");
        await visitor.SayAsync("products");
        await visitor.SayAsync("[安全な案内](https://evil.example) **本物**");
        var applicant = new Applicant(visitor, Language.Ja);
        var text = (await applicant.GoOnAsync("possible")).Text("text");
        Assert.DoesNotContain("[安全な案内](", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**本物**", text, StringComparison.Ordinal);
        Assert.Contains(@"\[安全な案内\]", text, StringComparison.Ordinal);
    }
}
