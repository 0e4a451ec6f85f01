using HamuraBot.Enrichment;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TextAnalytics.Tests.Service;
using static HamuraBot.Tests.Enrichment.CloudFixture;

namespace HamuraBot.Tests.Enrichment;

/// <summary>A cloud that fails, stalls or refuses costs no visitor the local answer, and is left alone for a while.</summary>
public sealed class CloudFailureTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Fault> AllFaults = new()
    {
        ["too many requests"] = Faults.TooMany(retryAfterSeconds: 1),
        ["unavailable"] = Faults.Unavailable,
        ["broken JSON"] = Faults.BrokenJson,
        ["JSON of another shape"] = http => http.Response.WriteAsJsonAsync(new { results = 1 }),
        ["wrong key"] = Faults.Refusal(401, "Unauthorized", "Access denied."),
        ["cut off"] = http => Task.Run(http.Abort),
    };

    private CloudFixture house = null!;

    public static TheoryData<string> EveryFault => [.. AllFaults.Keys];

    public async Task InitializeAsync() => house = await CloudFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task Whatever_goes_wrong_there_the_local_answer_stands(string fault)
    {
        house.Service.Always = AllFaults[fault];

        foreach (var local in new[] { NotUnderstood, CloseRace })
        {
            Assert.True(local == await house.EnrichAsync("[利子] " + fault, local), fault);
        }
    }

    [Fact]
    public async Task A_document_the_service_cannot_read_is_no_finding_and_no_failure_of_the_service()
    {
        for (var message = 0; message < 5; message++)
        {
            Assert.Equal(NotUnderstood, await house.EnrichAsync($"too long [利子] {message}", NotUnderstood));
        }

        Assert.False(house.Cloud.IsResting);
    }

    [Fact]
    public async Task A_silent_service_is_waited_for_no_longer_than_the_deadline()
    {
        house.Settings.DeadlineMilliseconds = 50;
        house.Service.Always = Faults.Silence;

        await FailAsync(messages: 3);

        Assert.True(house.Cloud.IsResting);
    }

    [Fact]
    public async Task Without_a_key_the_process_shows_its_own_identity_and_never_in_the_clear()
    {
        house.Settings.Key = null;
        using var unencrypted = new CloudLanguage(EnrichmentServices.Client(house.Settings), Options.Create(house.Settings), house.Clock, NullLogger<CloudLanguage>.Instance);

        Assert.Equal(Findings.None, await unencrypted.FindAsync("[利子]", Language.Ja, default));

        Assert.Empty(house.Service.Requests);
    }

    [Fact]
    public async Task After_three_failures_the_service_is_left_alone_and_later_tried_again()
    {
        house.Service.Always = Faults.Unavailable;
        await FailAsync(messages: 3);
        var asked = house.Service.Requests.Count;

        Assert.True(house.Cloud.IsResting);
        await FailAsync(messages: 5);
        Assert.Equal(asked, house.Service.Requests.Count);

        house.Service.Always = null;
        house.Clock.Advance(house.Settings.Rest);
        Assert.Equal([Aid], (await house.EnrichAsync("もう一度 [利子]", NotUnderstood)).Suggestions);
        Assert.False(house.Cloud.IsResting);
    }

    [Fact]
    public async Task A_service_that_fails_its_trial_is_left_alone_again()
    {
        house.Service.Always = Faults.Unavailable;
        await FailAsync(messages: 3);
        house.Clock.Advance(house.Settings.Rest);

        var asked = house.Service.Requests.Count;

        await FailAsync(messages: 3);

        Assert.Equal(asked + 3, house.Service.Requests.Count);
        Assert.True(house.Cloud.IsResting);
    }

    [Fact]
    public async Task A_service_that_asks_for_a_longer_rest_gets_it()
    {
        house.Service.Always = Faults.TooMany(retryAfterSeconds: 120);
        await FailAsync(messages: 3);
        house.Service.Always = null;

        house.Clock.Advance(house.Settings.Rest);
        Assert.Equal(NotUnderstood, await house.EnrichAsync("zu früh [利子]", NotUnderstood));
        house.Clock.Advance(TimeSpan.FromSeconds(120) - house.Settings.Rest);

        Assert.Equal([Aid], (await house.EnrichAsync("もう一度 [利子]", NotUnderstood)).Suggestions);
    }

    private async Task FailAsync(int messages)
    {
        for (var message = 0; message < messages; message++)
        {
            Assert.Equal(NotUnderstood, await house.EnrichAsync($"[利子] {Some.Key()}", NotUnderstood));
        }
    }
}
