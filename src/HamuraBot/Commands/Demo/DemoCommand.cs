using HamuraBot.Data;
using HamuraBot.DirectLine;
using HamuraBot.Hosting;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Timers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HamuraBot.Commands.Demo;

/// <summary><c>-- demo</c>: fills an empty store with an invented week, and says what to open. The settings are the server's; no mail leaves.</summary>
public static class DemoCommand
{
    public const string Name = "demo";

    private const string Email = "sato@example.com", OfficerName = "佐藤";

    /// <returns>The exit code: 1 if the store is not empty.</returns>
    public static async Task<int> RunAsync(TextWriter output, TextWriter error)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.AddHamuraBot();
        var until = TimeProvider.System.GetUtcNow();
        var clock = new DemoClock(until);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)).AddSingleton<TimerService>();
        try
        {
            await using var app = builder.Build();
            app.Services.GetRequiredService<StoreLock>().Take();
            await app.Services.GetRequiredService<Store>().MigrateAsync(CancellationToken.None);
            var first = app.Services.GetRequiredService<FirstOfficer>();
            if (!await first.IsMissingAsync(CancellationToken.None))
            {
                await error.WriteLineAsync("The store is in use: an invented week goes into an empty one. Set Data__Directory to a new folder.");
                return 1;
            }
            await app.Services.GetRequiredService<VisitorTokens>().LoadKeyAsync(CancellationToken.None);
            var password = $"{Guid.NewGuid():N}"[..20];
            if (!(await first.CreateAsync(Email, OfficerName, password)).Succeeded) throw new InvalidOperationException("The officer of the demonstration could not be created.");
            var store = app.Services.GetRequiredService<Store>();
            var officer = (await store.ReadAsync(OfficerTable.AllAsync, CancellationToken.None))[0];
            await new DemoWeek(app.Services, clock, new(officer.Id, officer.Name)).PlayAsync(until);
            await store.WriteAsync(transaction => OutboxTable.KeepBackAsync(transaction.Sql, until), CancellationToken.None);
            await output.WriteLineAsync($"An invented week is in the store; its mails stay here. Start the server, open http://localhost:5080/desk and sign in as {Email} with the password {password} .");
            await output.WriteLineAsync("Look at: /desk (who waits), /desk/conversations, /desk/requests, /desk/seminars, /desk/visits, /desk/reports; the chat itself is http://localhost:5080/ .");
            return 0;
        }
        catch (Exception fault) when (StartFault.Sentence(fault) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return 1;
        }
    }
}
