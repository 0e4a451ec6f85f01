using HamuraBot.Appointments;
using HamuraBot.Appointments.Desk;
using HamuraBot.AzureBot;
using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.DirectLine;
using HamuraBot.Enrichment;
using HamuraBot.Gaps;
using HamuraBot.Gaps.Desk;
using HamuraBot.Handoffs;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Hosting;
using HamuraBot.Mail;
using HamuraBot.Persons;
using HamuraBot.Replies;
using HamuraBot.Reports;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;
using HamuraBot.SelfService;
using HamuraBot.SelfService.Desk;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Website;
using HamuraBot.Settings;
using HamuraBot.Telemetry;
using HamuraBot.Timers;
using HamuraBot.Topics;
using HamuraBot.Topics.Desk;
using HamuraBot.Visits;
using HamuraBot.Website;
using HamuraBot.Wiring;

namespace HamuraBot;

/// <summary>The contents page: all services and all routes. The server and the tests are made of the same two lists.</summary>
public static class Application
{
    public static void AddHamuraBot(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => Clock.From(builder.Configuration, builder.Environment));
        builder.Services.AddStore().AddDialogs(ContentFolder.Find(
            builder.Configuration["Dialogs:Directory"], builder.Configuration.GetValue("Dialogs:LeastQuestions", ContentFolder.UsualQuestions)));
        builder.Services.AddMail().AddTimers().AddSelfService().AddReplies();
        builder.Services.AddTopics().AddTopicDesk().AddEnrichment(builder.Configuration).AddGaps().AddGapDesk().AddAskerAddresses();
        builder.Services.AddRequests().AddAppointments().AddRequestAppointments().AddRequestReplies().AddSeminars().AddSeminarRequesters().AddSeminarReplies().AddHandoffs().AddSavedReplyTopics().AddCompanies().AddVisits().AddReports().AddPersons();
        builder.Services.AddSupportBot().AddConversations().AddDirectLine().AddWebsite().AddDesk().AddSettings().AddAzureBot(builder.Configuration, builder.Environment).AddTelemetry(builder.Configuration);
    }

    public static void MapHamuraBot(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UsePublicHosts();
        app.UseWebSockets();
        app.UseMiddleware<CrossOrigin>();
        app.MapTelemetry();
        app.UseDesk();
        app.UseKeptText();
        app.MapHealth();
        app.MapDirectLine();
        app.MapAzureBot();
        app.MapWebsite();
        app.MapSeminarWebsite();
        app.MapSelfService();
        app.MapCalendarFeeds();
        var pages = app.MapDesk();
        MapDeskPages(pages);
        app.MapSettings(pages);
        MapDeskApi(app.MapDeskApi());
    }

    private static void MapDeskPages(RouteGroupBuilder pages)
    {
        pages.MapConversationPages();
        pages.MapSavedReplyPages();
        pages.MapRequestPages();
        pages.MapAppointmentPages();
        pages.MapSeminarPages();
        pages.MapCompanyPages();
        pages.MapPersonPages();
        pages.MapLinkPages();
        pages.MapVisitPages();
        pages.MapReportPages();
        pages.MapTopicPages();
        pages.MapGapPages();
    }

    private static void MapDeskApi(RouteGroupBuilder desk)
    {
        desk.MapHandoffApi();
        desk.MapLinkApi();
        desk.MapRequestApi();
        desk.MapAppointmentApi();
        desk.MapSeminarApi();
        desk.MapCompanyApi();
        desk.MapPersonApi();
        desk.MapVisitApi();
        desk.MapReportApi();
        desk.MapTopicApi();
        desk.MapGapApi();
        desk.MapSettingsApi();
    }
}
