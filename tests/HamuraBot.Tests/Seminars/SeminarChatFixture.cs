using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Seminars;

/// <summary>Seminars as visitors see them, who come in by Direct Line.</summary>
public sealed class SeminarChatFixture : IAsyncDisposable
{
    private readonly TestApp app;

    private SeminarChatFixture(string? postgres, Action<IServiceCollection>? with) => app = new()
    {
        Clock = TestClock.InTokyo("2026-11-25T10:00"),
        Settings = DeskFixture.FirstOfficer,
        Postgres = postgres,
        With = with,
    };

    public TestClock Clock => (TestClock)app.Clock;

    public Store Store => app.Store;

    /// <param name="postgres">A database, which may be another node's too; null for a store of its own in SQLite.</param>
    public static async Task<SeminarChatFixture> OpenAsync(string? postgres = null, Action<IServiceCollection>? with = null)
    {
        var chat = new SeminarChatFixture(postgres, with);
        await chat.app.StartAsync();
        return chat;
    }

    public T Get<T>() where T : notnull => app.Get<T>();

    public HttpClient CreateClient(bool redirects = true) => app.CreateClient(redirects);

    public async Task<Seminar> PlanAsync(string ja = "現場改善セミナー", string en = "Shop-floor improvement", int capacity = 30, int most = 5, int daysLater = 0)
    {
        var plan = SomeSeminars.Plan(capacity) with { Title = new(ja, en), MostSeats = most };
        var later = TimeSpan.FromDays(daysLater);
        plan = plan with { StartsAt = plan.StartsAt + later, EndsAt = plan.EndsAt + later, RegistrationClosesAt = plan.RegistrationClosesAt + later };
        return await Store.WriteAsync(transaction => Get<SeminarPlanning>().PlanAsync(transaction, plan), default);
    }

    public Task<List<Registration>> ListAsync(SeminarId id) => Store.ReadAsync(sql => RegistrationTable.OfSeminarAsync(sql, id), default);

    public async Task<SeminarVisitor> VisitorAsync(string locale = "ja-JP") =>
        new(await DirectLineClient.StartAsync(CreateClient(), locale: locale));

    public async Task LetTimersGoOffAsync()
    {
        while (await app.LetTimersGoOffAsync() > 0)
        {
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
