using HamuraBot.Seminars;

namespace HamuraBot.Tests.Seminars;

public sealed class SeminarTitlesTests : IAsyncLifetime
{
    private SeminarFixture house = null!;

    public async Task InitializeAsync() => house = await SeminarFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_another_node_plans_changes_or_calls_off_is_known_once_this_one_has_looked()
    {
        var here = new SeminarTitles(house.Clock);
        Assert.Empty(await TitlesAsync(here));
        var seminar = await house.PlanAsync();
        Assert.Empty(await TitlesAsync(here));
        await LookAsync(here);
        Assert.Equal(["現場改善セミナー", "shop-floorimprovement"], await TitlesAsync(here));
        await house.CallOffAsync(seminar.Id);
        await LookAsync(here);
        // Whoever asks for it by name is told that it does not take place.
        Assert.All(await house.Store.ReadAsync(async sql => (await here.ComingAsync(sql)).ToList(), default), coming => Assert.Equal(SeminarStatus.Cancelled, coming.Seminar.Status));
        Assert.NotEmpty(await TitlesAsync(here));
    }

    [Fact]
    public async Task A_seminar_that_has_begun_is_no_longer_among_them()
    {
        var here = new SeminarTitles(house.Clock);
        var seminar = await house.PlanAsync();
        Assert.NotEmpty(await TitlesAsync(here));
        house.Clock.Now = seminar.Plan.StartsAt;
        Assert.Empty(await TitlesAsync(here));
    }

    private Task<List<string>> TitlesAsync(SeminarTitles titles) =>
        house.Store.ReadAsync(async sql => (await titles.ComingAsync(sql)).Select(coming => coming.Title).ToList(), default);

    private Task LookAsync(SeminarTitles titles) => house.Store.ReadAsync(
        async sql =>
        {
            await titles.RefreshAsync(sql);
            return true;
        }, default);
}
