using HamuraBot.Data;
using HamuraBot.Officers;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Seminars;

/// <summary>Seminars as officers see them, with those who asked for a topic made up.</summary>
public sealed class SeminarFixture : IAsyncDisposable
{
    private readonly TestApp app;

    private SeminarFixture(TestApp app) => this.app = app;

    public Store Store => app.Store;

    public SeminarRegistrations Registrations => app.Get<SeminarRegistrations>();

    public TestClock Clock => (TestClock)app.Clock;

    /// <summary>An officer's, who signs in whenever the clock was moved past the end of a session.</summary>
    public HttpClient Desk => app.OfficerClient();

    /// <summary>An officer's browser, which keeps what pages give it.</summary>
    public Task<HttpClient> SignedInAsync() => app.SignedInAsync(DeskFixture.ChiefEmail, DeskFixture.Password);

    /// <summary>A visitor's.</summary>
    public HttpClient Client => app.CreateClient(redirects: false);

    /// <summary>Who has asked for a topic.</summary>
    public SomeRequesters Requesters => app.Get<SomeRequesters>();

    /// <param name="postgres">A database, which may be another node's too; null for a store of its own in SQLite.</param>
    public static async Task<SeminarFixture> OpenAsync(string? postgres = null, Action<IServiceCollection>? with = null)
    {
        var app = await new TestApp
        {
            Clock = TestClock.InTokyo("2026-11-25T10:00"),
            Postgres = postgres,
            Settings = [.. DeskFixture.FirstOfficer, new("PublicUrl", "https://desk.example.jp")],
            With = services =>
            {
                services.AddSingleton<SomeRequesters>().AddSingleton(provider => provider.GetRequiredService<SomeRequesters>().Source);
                with?.Invoke(services);
            },
        }.StartAsync();
        return new(app);
    }

    /// <summary>Another process on the same files, after this one is gone.</summary>
    public Task RestartAsync() => app.RestartAsync();

    public Task<Seminar> PlanAsync(int capacity, Func<SeminarPlan, SeminarPlan> with) => PlanAsync(capacity, "2026-12-10T14:00", "2026-12-09T17:00", with);

    public async Task<Seminar> PlanAsync(
        int capacity = 30, string starts = "2026-12-10T14:00", string closes = "2026-12-09T17:00", Func<SeminarPlan, SeminarPlan>? with = null)
    {
        var (from, until) = (TestClock.InTokyo(starts).Now, TestClock.InTokyo(closes).Now);
        var plan = SomeSeminars.Plan(capacity) with { Bring = new("名刺", "Business cards"), StartsAt = from, EndsAt = from.AddHours(2), RegistrationClosesAt = until };
        if (with is not null) plan = with(plan);
        return await Store.WriteAsync(transaction => app.Get<SeminarPlanning>().PlanAsync(transaction, plan), default);
    }

    public Task<PlanningOutcome> ChangeAsync(SeminarId id, SeminarPlan plan) =>
        Store.WriteAsync(transaction => app.Get<SeminarPlanning>().ChangeAsync(transaction, id, plan), default);

    public Task<PlanningOutcome> CallOffAsync(SeminarId id, string reason = "講師の都合", string? reasonEn = null) =>
        Store.WriteAsync(transaction => app.Get<SeminarPlanning>().CallOffAsync(transaction, id, reason, reasonEn), default);

    public Task<PlanningOutcome> ReinstateAsync(SeminarId id) =>
        Store.WriteAsync(transaction => app.Get<SeminarPlanning>().ReinstateAsync(transaction, id), default);

    public Task<RegistrationResult> MoveAsync(RegistrationNumber number, SeminarId to) =>
        Store.WriteAsync(transaction => app.Get<RegistrationMoves>().MoveAsync(transaction, number, to), default);

    public Task<RegistrationResult> UndoAsync(RegistrationNumber number) =>
        Store.WriteAsync(transaction => app.Get<RegistrationMoves>().UndoAsync(transaction, number), default);

    public Task<RegistrationResult> RegisterAsync(SeminarId id, string email, int seats = 1, string? conversation = null,
        Language language = Language.Ja, params Companion[] companions) =>
        Store.WriteAsync(
            transaction => Registrations.RegisterAsync(
                transaction, id, new Attendee("髙橋 太郎", "㈱ハムラ精機", EmailAddress.Parse(email), "+81425551111", seats, language) { Companions = companions }, conversation),
            default);

    public Parties Parties => app.Get<Parties>();

    public Task<RegistrationResult> CancelAsync(RegistrationNumber number) =>
        Store.WriteAsync(transaction => Registrations.CancelAsync(transaction, number), default);

    public Task<RegistrationResult> ChangeSeatsAsync(RegistrationNumber number, int seats) =>
        Store.WriteAsync(transaction => Registrations.ChangeSeatsAsync(transaction, number, seats), default);

    public Task<Seminar?> FindAsync(SeminarId id) => Store.ReadAsync(sql => SeminarTable.FindAsync(sql, id), default);

    /// <summary>In order of arrival.</summary>
    public Task<List<Registration>> ListAsync(SeminarId id) => Store.ReadAsync(sql => RegistrationTable.OfSeminarAsync(sql, id), default);

    /// <summary>By address.</summary>
    public Task<List<SomeMail>> MailsAsync() => Store.ReadAsync(sql => sql.ListAsync(
        "SELECT to_address, subject, text_body, calendar_method, calendar FROM outbox_mails ORDER BY to_address, created_at",
        row => new SomeMail(row.Text("to_address"), row.Text("subject"), row.Text("text_body"), row.TextOrNull("calendar_method"), row.TextOrNull("calendar"))),
        default);

    /// <returns>How many of the seminars' went off; others, such as the nightly erasure's, do beside them.</returns>
    public async Task<int> LetTimersGoOffAsync()
    {
        var before = await DoneAsync();
        await app.LetTimersGoOffAsync();
        return await DoneAsync() - before;
    }

    private async Task<int> DoneAsync() => (int)await Store.ReadAsync(
        sql => sql.IntegerAsync("SELECT count(*) FROM timers WHERE kind LIKE 'seminar-%' AND done_at IS NOT NULL"), default);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Stands in for whoever keeps the requests.</summary>
public sealed class SomeRequesters
{
    public List<SeminarRequester> All { get; } = [];

    /// <summary>What was kept with each request.</summary>
    public List<(string Request, Invitation Invitation)> Notes { get; } = [];

    public SeminarRequesterSource Source => new()
    {
        ListAsync = _ => Task.FromResult<IReadOnlyList<SeminarRequester>>(All),
        FindAsync = (_, request) => Task.FromResult(All.Find(requester => requester.Request == request)),
        NoteInvitationAsync = (_, requester, invitation) =>
        {
            Notes.Add((requester.Request, invitation));
            return Task.CompletedTask;
        },
    };

    public SeminarRequester Add(string request, string email, Language language = Language.Ja)
    {
        var requester = new SeminarRequester
        {
            Request = request,
            Topic = "生成AI",
            Goal = "使い方",
            Company = "㈱ハムラ精機",
            Name = "山﨑 一郎",
            Email = EmailAddress.Parse(email),
            Phone = null,
            Audience = 3,
            Period = new("3か月以内", "Within three months"),
            Language = language,
            AskedAt = DateTimeOffset.UnixEpoch,
        };
        All.Add(requester);
        return requester;
    }
}

public sealed record SomeMail(string To, string Subject, string Text, string? Method, string? Calendar);
