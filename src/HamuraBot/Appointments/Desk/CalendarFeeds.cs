using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;
using HamuraBot.Hosting;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.SelfService;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Appointments.Desk;

/// <summary>An officer's own appointments as a calendar that programs subscribe to, behind a link that cannot be guessed and is kept as a hash.</summary>
public sealed class CalendarFeeds(AppointmentSubjects subjects, AppointmentCalendar calendar, Audit audit, PublicAddress address, SecretGuesses guesses, Store store, TimeProvider clock)
{
    /// <summary>Bytes: 128 bits cannot be guessed.</summary>
    private const int Length = 16;

    private const int DaysBack = 60, DaysAhead = 400;

    public Task<bool> HasAsync(string officer, CancellationToken cancellationToken) => store.ReadAsync(
        async sql => await sql.ScalarAsync("SELECT 1 FROM appointment_feeds WHERE officer_id = @officer", ("@officer", officer)) is not null, cancellationToken);

    /// <summary>A new link; the one of before is dead.</summary>
    public Task<string> RenewAsync(string officer, CancellationToken cancellationToken) => store.WriteAsync(transaction =>
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));
        transaction.Enqueue("INSERT INTO appointment_feeds (officer_id, hash) VALUES (@officer, @hash) ON CONFLICT (officer_id) DO UPDATE SET hash = excluded.hash",
            ("@officer", officer), ("@hash", Hash(secret)));
        audit.Record(transaction, officer, "appointments.feed", "officer", officer);
        return Task.FromResult(address.Of($"/calendars/{secret}.ics"));
    }, cancellationToken);

    public async Task<IResult> ReadAsync(HttpContext http, string secret)
    {
        if (!guesses.MayTry(http)) return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        var (now, language) = (clock.GetUtcNow(), RequestLanguage.Of(http));
        var events = await store.ReadAsync(async sql =>
        {
            if (await sql.FindAsync("SELECT officer_id FROM appointment_feeds WHERE hash = @hash", row => row.Text("officer_id"), ("@hash", Hash(secret))) is not { } owner
                || await OfficerTable.FindAsync(sql, owner) is not { Enabled: true }) return null;
            var found = new List<CalendarEvent>();
            foreach (var made in await AppointmentTable.BetweenAsync(sql, now.AddDays(-DaysBack), now.AddDays(DaysAhead), owner))
                if (await subjects.FindAsync(sql, made.Request) is { } subject) found.Add(calendar.Event(made, subject, language, null, null));
            return found;
        }, http.RequestAborted);
        if (events is not null) return TypedResults.Bytes(Encoding.UTF8.GetBytes(CalendarWriter.Write(CalendarMethod.Publish, events)), "text/calendar; charset=utf-8");
        guesses.Missed(http);
        return TypedResults.NotFound();
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
