using HamuraBot;
using HamuraBot.Channels;
using HamuraBot.Channels.DirectLine;
using HamuraBot.Commands;
using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Enrichment;
using HamuraBot.Gaps;
using HamuraBot.Handoffs;
using HamuraBot.Mail;
using HamuraBot.Reports;
using HamuraBot.Requests;
using HamuraBot.SelfService;
using HamuraBot.Seminars;
using HamuraBot.Settings;
using HamuraBot.Timers;
using HamuraBot.Topics;
using HamuraBot.Visits;
using HamuraBot.WebChat;

if (CommandLine.Run(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.PreferDefaultAddress();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddSingleton(Clock.From(builder.Configuration, builder.Environment));
builder.Services.AddStore().AddDialogs(DialogDirectory.Find(builder.Configuration["Dialogs:Directory"])).AddMail().AddTimers().AddSelfService();
builder.Services.AddTopics().AddTopicDesk().AddEnrichment(builder.Configuration).AddGaps().AddGapDesk().AddAskers();
builder.Services.AddRequests().AddSeminars().AddSeminarWishes().AddHandoffs().AddCompanies().AddVisits().AddReports();
builder.Services.AddSupportBot().AddConversations().AddDirectLine().AddWebChat().AddDesk().AddSettings();

return await builder.ServeAsync(app =>
{
    app.UseForwardedHeaders();
    app.UseSecurityHeaders();
    app.UseWebSockets();
    app.UseMiddleware<CrossOrigin>();
    app.UseDesk();
    app.MapHealth();
    app.MapDirectLine();
    app.MapWebChat();
    app.MapSelfService();
    var pages = app.MapDesk();
    pages.MapConversationPages();
    pages.MapSavedReplyPages();
    pages.MapRequestPages();
    pages.MapSeminarPages();
    pages.MapCompanyPages();
    pages.MapVisitPages();
    pages.MapReportPages();
    pages.MapTopicPages();
    pages.MapGapPages();
    app.MapSettings(pages);
    var desk = app.MapDeskApi();
    desk.MapHandoffApi();
    desk.MapRequestApi();
    desk.MapSeminarApi();
    desk.MapCompanyApi();
    desk.MapVisitApi();
    desk.MapReportApi();
    desk.MapTopicApi();
    desk.MapGapApi();
    desk.MapSettingsApi();
});
