using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.Companies;

/// <summary>Requests in both languages, companies with a duplicate, and visits with something to come back to.</summary>
internal static class BusyRecords
{
    public static async Task FillAsync(HamuraProcess server, Func<HttpMethod, string, object, Task<HttpResponseMessage>> send)
    {
        foreach (var (form, language) in new[] { ("expert-dispatch", Language.Ja), ("tie-up", Language.En) })
        {
            var receipt = Applicant.Mark(await (await Applicant.ComeAsync(server.Http, language)).FileAsync(form), "receipt")!;
            using var stepped = await send(HttpMethod.Patch, $"/api/desk/requests/{receipt.Text("number")}", new { stage = "hearing", note = "電話で伺った。\n次は訪問。" });
            Assert.True(stepped.IsSuccessStatusCode);
        }
        var contact = new { name = "山﨑 一郎", role = "工場長", email = "taro@example.co.jp", phone = "042-555-1111" };
        await MakeAsync("companies", new { name = "髙橋精機株式会社", kana = "タカハシセイキ", corporateNumber = "1000020132276", address = "羽村市緑ヶ丘5-2-1", industry = "manufacturing", contacts = new[] { contact } });
        var duplicate = await MakeAsync("companies", new { name = "㈱高橋精機", consentOn = "2026-11-02", consentHow = "訪問のときに口頭で" });
        await MakeAsync("visits", new { companyId = duplicate, on = "2026-11-10", met = "社長", needs = "人手が足りない。\n設備も古い。", promise = "補助の資料を送る", followUpOn = "2026-11-24", outcome = "heard" });
        await MakeAsync("visits", new { company = "あさひ食堂", on = "2026-11-20", outcome = "business-won" });

        async Task<string> MakeAsync(string path, object body)
        {
            using var made = await send(HttpMethod.Post, $"/api/desk/{path}", body);
            var text = await made.Content.ReadAsStringAsync();
            Assert.True(made.IsSuccessStatusCode, text);
            return JsonNode.Parse(text).Text("id");
        }
    }
}
