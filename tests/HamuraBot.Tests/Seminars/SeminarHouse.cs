using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HamuraBot.Tests.Seminars;

/// <summary>One node with seminars and a store, without the rest of the application. Mails stay in the outbox, timers go off when told
/// to.</summary>
public sealed class SeminarHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DirectoryInfo? folder;

    private SeminarHouse(WebApplication app, DirectoryInfo? folder) => (this.app, this.folder) = (app, folder);

    public Store Store => app.Services.GetRequiredService<Store>();

    public SeminarRegistrations Registrations => app.Services.GetRequiredService<SeminarRegistrations>();

    public TestClock Clock => (TestClock)app.Services.GetRequiredService<TimeProvider>();

    public HttpClient Desk => app.GetTestClient();

    /// <summary>Who has asked for a topic.</summary>
    public SomeRequesters Requesters => Get<SomeRequesters>();

    public static Task<SeminarHouse> OnSqliteAsync(string now = "2026-11-25T10:00", Action<IServiceCollection>? with = null)
    {
        var folder = Directory.CreateTempSubdirectory("hamura-seminars-");
        return BuildAsync(now, folder, new() { ["Data:Directory"] = folder.FullName }, with);
    }

    public static Task<SeminarHouse> OnPostgresAsync(string connectionString, Action<IServiceCollection>? with = null) =>
        BuildAsync("2026-11-25T10:00", null,
            new() { ["Data:Provider"] = "PostgreSql", ["ConnectionStrings:HamuraBot"] = connectionString }, with);

    /// <summary>Another process on the same files, after this one is gone.</summary>
    public async Task<SeminarHouse> RestartAsync()
    {
        var clock = Clock;
        await app.DisposeAsync();
        return await BuildAsync("", folder, new() { ["Data:Directory"] = folder!.FullName }, null, clock);
    }

    public async Task<Seminar> PlanAsync(int capacity = 30, string starts = "2026-12-10T14:00", string closes = "2026-12-09T17:00")
    {
        var (from, until) = (TestClock.InTokyo(starts).Now, TestClock.InTokyo(closes).Now);
        var plan = new SeminarPlan
        {
            Title = new("現場改善セミナー", "Shop-floor improvement"),
            Description = new("五つの型", "Five patterns"),
            Place = "産業福祉センター",
            Bring = new("名刺", "Business cards"),
            StartsAt = from,
            EndsAt = from.AddHours(2),
            RegistrationClosesAt = until,
            Capacity = capacity,
            MostSeats = 5,
        };
        return await Store.WriteAsync(transaction => Get<SeminarPlanning>().PlanAsync(transaction, plan), default);
    }

    public Task<PlanningOutcome> ChangeAsync(SeminarId id, SeminarPlan plan) =>
        Store.WriteAsync(transaction => Get<SeminarPlanning>().ChangeAsync(transaction, id, plan), default);

    public Task<PlanningOutcome> CallOffAsync(SeminarId id) =>
        Store.WriteAsync(transaction => Get<SeminarPlanning>().CallOffAsync(transaction, id, "講師の都合"), default);

    public Task<RegistrationResult> RegisterAsync(SeminarId id, string email, int seats = 1, string? conversation = null,
        Language language = Language.Ja) =>
        Store.WriteAsync(
            transaction => Registrations.RegisterAsync(
                transaction, id, new Attendee("髙橋 太郎", "㈱ハムラ精機", EmailAddress.Parse(email), "+81425551111", seats, language), conversation),
            default);

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

    public async Task<int> LetTimersGoOffAsync() =>
        await ActivatorUtilities.CreateInstance<TimerService>(app.Services).LetDueGoOffAsync(default);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (folder?.Exists is true) folder.Delete(recursive: true);
    }

    private T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    private static async Task<SeminarHouse> BuildAsync(
        string now, DirectoryInfo? folder, Dictionary<string, string?> settings, Action<IServiceCollection>? with, TestClock? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        settings["PublicUrl"] = "https://desk.example.jp";
        // Nothing here asks what a power cut leaves.
        settings["Data:Synchronous"] = "OFF";
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<TimeProvider>(clock ?? TestClock.InTokyo(now)).AddSingleton<PublicAddress>();
        builder.Services.AddStore().AddDialogs(ContentFolder.Find(Path.Combine(Repository.Root,
            "dialogs"))).AddMail().AddTimers().AddSeminars();
        builder.Services.AddDeskWords().AddSingleton<Audit>().AddSingleton<SomeRequesters>().AddSingleton(provider => provider.GetRequiredService<SomeRequesters>().Source);
        foreach (var working in builder.Services.Where(IsWorker).ToList()) builder.Services.Remove(working);
        with?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGroup("/api/desk").MapSeminarApi();
        await app.Services.GetRequiredService<Store>().MigrateAsync(default);
        await app.StartAsync();
        return new SeminarHouse(app, folder);
    }

    private static bool IsWorker(ServiceDescriptor service) => service.ImplementationType is { } type
        && (type == typeof(TimerService) || type == typeof(MailDelivery));
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
