using System.Net;
using HamuraBot.Data;
using HamuraBot.Tests.Desk;

namespace HamuraBot.Tests.Settings;

/// <summary>Officers say themselves how they are called in Latin letters.</summary>
public sealed class LatinNamePageTests : DeskTests
{
    [Fact]
    public async Task A_name_in_Latin_letters_is_kept_taken_away_again_and_refused_in_others()
    {
        var desk = await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite));
        var chief = await desk.SignedInAsync();
        foreach (var (typed, kept, status) in ((string, string?, HttpStatusCode)[])
            [("Ōta Kenji", "Ōta Kenji", HttpStatusCode.Redirect), ("太田", "Ōta Kenji", HttpStatusCode.BadRequest), (" ", null, HttpStatusCode.Redirect)])
        {
            using var answer = await chief.SubmitAsync("/desk/settings/account?lang=ja", "/name", ("latinName", typed));
            Assert.Equal((typed, status), (typed, answer.StatusCode));
            if (status is HttpStatusCode.BadRequest) Assert.Contains("ローマ字", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(kept, Assert.Single(await desk.OfficersAsync()).LatinName);
        }
    }
}
