using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Settings;

/// <summary>The newer settings as programs read and change them.</summary>
public sealed class OfficeApiTests : DeskTests
{
    [Fact]
    public async Task The_week_the_contact_and_a_topics_options_are_read_set_refused_and_undone_as_JSON()
    {
        var desk = await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), TestClock.InTokyo("2026-11-25T16:00"));
        var chief = await desk.SignedInAsync();

        var week = (await chief.ReadAsync<JsonNode>("/api/desk/week"))!;
        Assert.Equal(("08:30", "17:15", "17:00"), (week["now"]!["days"]!["monday"].Text("opens"), week["now"]!["days"]!["monday"].Text("closes"), week["now"].Text("lastReception")));
        var shorter = week["now"]!.DeepClone().AsObject();
        shorter["days"]!.AsObject().Remove("friday");
        await PutAsync(chief, "/api/desk/week", shorter, HttpStatusCode.NoContent);
        shorter["days"]!["monday"]!["opens"] = "18:00";
        Assert.Contains("monday.opens", await PutAsync(chief, "/api/desk/week", shorter, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("days.firstday", await PutAsync(chief, "/api/desk/week", new { days = new { firstday = new { opens = "08:30", closes = "17:15" } }, lastReception = "17:00" }, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await UndoAsync(chief, "/api/desk/week", "id");

        await PutAsync(chief, "/api/desk/contact", new { phone = "042-579-7640", addressJa = "羽村市緑ヶ丘5-2-1", addressEn = "5-2-1 Midorigaoka, Hamura-shi" }, HttpStatusCode.NoContent);
        Assert.Equal("042-579-7640", (await chief.ReadAsync<JsonNode>("/api/desk/contact"))!["now"].Text("phone"));
        Assert.Contains("phone", await PutAsync(chief, "/api/desk/contact", new { phone = "1", addressJa = "羽村市", addressEn = "Hamura" }, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await UndoAsync(chief, "/api/desk/contact", "id");
        Assert.Equal("042-555-1111", desk.Services.GetRequiredService<DialogLibrary>().Desk.Phone);

        const string options = "/api/desk/topics/interest-subsidy/options";
        var before = (await chief.ReadAsync<JsonNode>(options))!["now"]!;
        await PutAsync(chief, options, new { unknownJa = new[] { "申し込みの締め切り" }, unknownEn = new[] { "until when one may apply" }, opens = new[] { "human" }, related = new[] { "expert-dispatch" } }, HttpStatusCode.NoContent);
        Assert.Equal("expert-dispatch", (string?)(await chief.ReadAsync<JsonNode>(options))!["now"]!["related"]![0]);
        var refused = await PutAsync(chief, options, new { unknownJa = new[] { "締め切り" }, opens = new[] { "nothing" } }, HttpStatusCode.BadRequest);
        Assert.Contains("unknown.en", refused, StringComparison.Ordinal);
        Assert.Contains("opens", refused, StringComparison.Ordinal);
        await UndoAsync(chief, options, "number");
        Assert.Equal(before.ToJsonString(), (await chief.ReadAsync<JsonNode>(options))!["now"]!.ToJsonString());
    }

    private static async Task<string> PutAsync(DeskBrowser officer, string path, object body, HttpStatusCode expected)
    {
        using var answer = await officer.SendAsync(HttpMethod.Put, path, JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, text);
        return text;
    }

    /// <summary>The latest, once: a second time there is nothing to undo.</summary>
    private static async Task UndoAsync(DeskBrowser officer, string path, string key)
    {
        var latest = (await officer.ReadAsync<JsonNode>(path))!["history"]![0]![key]!.ToString();
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.NoContent, HttpStatusCode.NotFound])
        {
            using var undone = await officer.SendAsync(HttpMethod.Delete, $"{path}/{latest}");
            Assert.Equal(expected, undone.StatusCode);
        }
    }
}
