using System.Globalization;
using System.Net;
using HamuraBot.Appointments;
using HamuraBot.Requests;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using static HamuraBot.Tests.Appointments.AppointmentFixture;

namespace HamuraBot.Tests.Appointments;

/// <summary>A time is offered only where it is free, and goes to one company, however many take it at once.</summary>
public sealed class AppointmentTimeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private AppointmentFixture house = null!;
    private DeskOfficer officer = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData("2026-11-29T10:00:00+09:00")]
    [InlineData("2026-12-03T10:10:00+09:00")]
    [InlineData("2026-12-03T16:45:00+09:00")]
    [InlineData("2026-11-24T10:00:00+09:00")]
    public async Task A_time_outside_of_the_offices_hours_or_in_the_past_is_not_offered(string time)
    {
        await OpenAsync();
        var (request, _) = await house.ApprovedAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await AppointmentFixture.OfferAsync(officer, request, time)).Status);
        Assert.Empty((await officer.GetAsync($"requests/{request}/appointments")).AsArray());
    }

    [Fact]
    public async Task A_time_at_which_the_officer_has_another_appointment_is_not_offered()
    {
        await OpenAsync();
        var (first, _) = await house.ApprovedAsync();
        var id = await house.OfferedAsync(officer, first, Thursday);
        await house.ChooseAsync(await house.LinkAsync(id), Seconds(Thursday));
        var (second, _) = await house.ApprovedAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await AppointmentFixture.OfferAsync(officer, second, "2026-12-03T10:30:00+09:00")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AppointmentFixture.OfferAsync(officer, second, "2026-12-03T11:00:00+09:00")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_companies_that_take_the_same_half_hour_one_gets_it(bool onPostgres)
    {
        await OpenAsync(onPostgres);
        var links = new List<(string Id, string Link)>();
        for (var company = 0; company < 6; company++)
        {
            var (request, _) = await house.ApprovedAsync();
            var id = await house.OfferedAsync(officer, request, company % 2 == 0 ? Thursday : "2026-12-03T10:30:00+09:00", Friday);
            links.Add((id, await house.LinkAsync(id)));
        }

        await Task.WhenAll(links.Select((company, place) => house.ChooseAsync(company.Link, Seconds(place % 2 == 0 ? Thursday : "2026-12-03T10:30:00+09:00"))));

        var all = new List<Appointment>();
        foreach (var (id, _) in links) all.Add(await house.FindAsync(id));
        var agreed = Assert.Single(all, made => made.Status is AppointmentStatus.Agreed);
        Assert.Equal(2, await house.Store.ReadAsync(sql => sql.IntegerAsync("SELECT COUNT(*) FROM appointment_slots"), default));
        var other = links.Find(company => company.Id != agreed.Id);
        Assert.Contains("たった今ほかの予定が入りました", (await house.ChooseAsync(other.Link, Seconds(all.Find(made => made.Id == other.Id)!.Offered[0].ToString("O", CultureInfo.InvariantCulture)))).Page, StringComparison.Ordinal);
        await house.ChooseAsync(other.Link, Seconds(Friday));
        Assert.Equal(At(Friday), (await house.FindAsync(other.Id)).StartsAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_time_that_is_pressed_many_times_at_once_is_taken_once(bool onPostgres)
    {
        await OpenAsync(onPostgres);
        var (request, _) = await house.ApprovedAsync();
        var id = await house.OfferedAsync(officer, request, Thursday, Friday);
        var link = await house.LinkAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => house.ChooseAsync(link, Seconds(Thursday))));

        Assert.Equal((AppointmentStatus.Agreed, 1), ((await house.FindAsync(id)).Status, (await house.FindAsync(id)).Sequence));
        Assert.Equal(2, (await house.MailsAsync()).Count(mail => mail.CalendarMethod is "REQUEST"));
        Assert.Equal((RequestStage.Scheduled, 1, 2), await house.StageAsync(request));
    }

    private async Task OpenAsync(bool onPostgres = false)
    {
        house = await AppointmentFixture.OpenAsync(onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null);
        officer = await house.OfficerAsync();
    }
}
