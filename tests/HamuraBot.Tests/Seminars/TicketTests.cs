using System.Net;
using HamuraBot.SelfService;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

public sealed class TicketTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Fact]
    public async Task Who_has_a_seat_shows_a_code_that_leads_officers_to_the_check_in_and_says_nothing()
    {
        var seminar = await chat.PlanAsync(capacity: 1);
        var (seated, waiting) = (await SignUpAsync("a@example.jp"), await SignUpAsync("b@example.jp"));
        var registration = (await chat.ListAsync(seminar.Id))[0];
        using var http = chat.CreateClient(redirects: false);

        using var picture = await http.GetAsync($"{seated}/ticket.png");

        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", picture.Headers.CacheControl!.ToString());
        Assert.Equal(QrCode.Png($"http://localhost{SeminarPaths.CheckIn(seminar.Id, registration.People[0])}"), await picture.Content.ReadAsByteArrayAsync());
        Assert.Contains("/ticket.png\"", await http.GetStringAsync(seated), StringComparison.Ordinal);
        Assert.DoesNotContain("/ticket.png", await http.GetStringAsync(waiting), StringComparison.Ordinal);
        using var none = await http.GetAsync($"{waiting}/ticket.png");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var stranger = await http.GetAsync(SeminarPaths.CheckIn(seminar.Id, registration.People[0]));
        Assert.StartsWith("/desk/sign-in", stranger.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_end_there_is_no_code_any_more()
    {
        var seminar = await chat.PlanAsync();
        var link = await SignUpAsync("a@example.jp");
        chat.Clock.Now = seminar.Plan.EndsAt;
        Assert.DoesNotContain("/ticket.png", await chat.CreateClient().GetStringAsync(link), StringComparison.Ordinal);
    }

    private async Task<string> SignUpAsync(string email)
    {
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync(email);
        return new Uri(visitor.Registration.Text("url")).AbsolutePath;
    }
}
