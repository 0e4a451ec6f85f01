using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Seminars;
using HamuraBot.Tests.Conversations;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Seminars;

/// <summary>The whole application in this process, with a clock to be set: visitors come in by Direct Line.</summary>
public sealed class SeminarChat : WebApplicationFactory<Seminar>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-seminar-chat-");

    public TestClock Clock { get; } = TestClock.InTokyo("2026-11-25T10:00");

    public Store Store => Services.GetRequiredService<Store>();

    public async Task<Seminar> PlanAsync(string ja = "現場改善セミナー", string en = "Shop-floor improvement", int capacity = 30, int most = 5)
    {
        var starts = TestClock.InTokyo("2026-12-10T14:00").Now;
        var plan = new SeminarPlan
        {
            Title = new(ja, en),
            Description = new("五つの型", "Five patterns"),
            Place = "産業福祉センター",
            StartsAt = starts,
            EndsAt = starts.AddHours(2),
            RegistrationClosesAt = starts.AddHours(-21),
            Capacity = capacity,
            MostSeats = most,
        };
        return await Store.WriteAsync(transaction => Services.GetRequiredService<SeminarPlanning>().PlanAsync(transaction, plan), default);
    }

    public Task<List<Registration>> ListAsync(SeminarId id) => Store.ReadAsync(sql => RegistrationTable.OfSeminarAsync(sql, id), default);

    public async Task<SeminarVisitor> VisitorAsync(string locale = "ja-JP") =>
        new(await DirectLineClient.StartAsync(CreateClient(), locale: locale));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing").UseSetting("Data:Directory", folder.FullName).UseSetting("Data:Synchronous", "OFF");
        builder.UseSetting("Desk:FirstOfficer:Email", DeskHost.ChiefEmail).UseSetting("Desk:FirstOfficer:Password", DeskHost.Password);
        builder.UseSetting("PublicUrl", "http://localhost").UseSetting("RateLimits:PerAddress", "1000000");
        builder.UseSetting("Dialogs:Directory", Path.Combine(Repository.Root, "dialogs"));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock).AddSingleton(new LearntUnderstanding(ConversationTests.Learnt));
            // Mails stay where a test can read them.
            services.Remove(services.Single(service => service.ImplementationType == typeof(MailDelivery)));
            // There is no other node that could change a seminar.
            services.Remove(services.Single(service => service.ImplementationType == typeof(SeminarTitlesRefresher)));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists) folder.Delete(recursive: true);
    }
}
