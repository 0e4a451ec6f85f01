using System.Collections.Concurrent;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Seminars;

/// <summary>A crowd in the chat while the process is killed: what was told stays told.</summary>
[Collection(Servers.Name)]
public sealed class SeminarCrashTests
{
    private const int Visitors = 40;
    private const int Seats = 10;

    [Fact]
    public async Task What_the_crowd_was_told_holds_though_the_process_is_killed_meanwhile()
    {
        await using var server = new HamuraProcess();
        server.Settings["Clock__Start"] = "2026-11-25T10:00:00+09:00";
        var seminar = await PlanAsync(server.Data);
        await server.StartAsync();
        var told = new ConcurrentDictionary<string, (string Outcome, string Number)>();

        var crowd = Enumerable.Range(0, Visitors).Select(n => SignUpAsync(server, $"visitor{n}@example.jp", told)).ToList();
        foreach (var soFar in (int[])[1, Seats, Visitors / 2])
        {
            await Eventually.TrueAsync("some have signed up", () => Task.FromResult(told.Count >= soFar), TimeSpan.FromSeconds(120));
            server.Kill();
            await server.StartAsync();
        }
        await Task.WhenAll(crowd);
        await server.StopAsync();

        await using var store = await OpenAsync(server.Data);
        var rows = await store.ReadAsync(sql => RegistrationTable.OfSeminarAsync(sql, seminar), default);
        Assert.Equal(
            told.Select(entry => $"{entry.Key} {entry.Value.Number} {entry.Value.Outcome}").Order(),
            rows.Select(row => $"{row.Attendee.Email} {row.Number} {row.Status.Mark()}").Order());
        Assert.Equal(
            Enumerable.Repeat(RegistrationStatus.Registered,
            Seats).Concat(Enumerable.Repeat(RegistrationStatus.Waitlisted, Visitors - Seats)),
            rows.Select(row => row.Status));
        Assert.Equal(Seats, (await store.ReadAsync(sql => SeminarTable.FindAsync(sql, seminar), default))!.Taken);
    }

    private static async Task SignUpAsync(HamuraProcess server, string email, ConcurrentDictionary<string, (string, string)> told)
    {
        var client = await Eventually.GetAsync("a conversation", () => TryStartAsync(server), TimeSpan.FromSeconds(90));
        var visitor = await new SeminarVisitor(client).SayAsync("現場改善セミナーに申し込みたい");
        await visitor.FillInAsync(email);
        told[email] = (visitor.Registration.Text("outcome"), visitor.Registration.Text("number"));
    }

    private static async Task<DirectLineClient?> TryStartAsync(HamuraProcess server)
    {
        try
        {
            return await DirectLineClient.StartAsync(server.Http);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>As the desk would have planned it before the server was started.</summary>
    private static async Task<SeminarId> PlanAsync(string directory)
    {
        var starts = TestClock.InTokyo("2026-12-10T14:00").Now;
        var plan = new SeminarPlan(
            new Words("現場改善セミナー", "Shop-floor improvement"), new Words("五つの型", "Five patterns"), "産業福祉センター", null,
            starts, starts.AddHours(2), starts.AddHours(-21), Seats, 5);
        var seminar = new Seminar(SeminarId.New(starts), plan, 0, 0, SeminarStatus.Scheduled, 0);
        await using var store = await OpenAsync(directory);
        await store.WriteAsync(async transaction =>
        {
            await SeminarTable.InsertAsync(transaction.Sql, seminar);
            return true;
        }, default);
        return seminar.Id;
    }

    private static async Task<Store> OpenAsync(string directory)
    {
        var store = new SqliteStore(Options.Create(new DataOptions { Directory = directory }));
        await store.MigrateAsync(default);
        return store;
    }
}
