using HamuraBot;
using HamuraBot.Channels;
using HamuraBot.Channels.DirectLine;
using HamuraBot.Commands;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Enrichment;
using HamuraBot.Gaps;
using HamuraBot.Mail;
using HamuraBot.Requests;
using HamuraBot.Seminars;
using HamuraBot.SelfService;
using HamuraBot.Timers;
using HamuraBot.Topics;
using HamuraBot.WebChat;

if (CommandLine.Run(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.PreferDefaultAddress();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddSingleton(Clock.From(builder.Configuration, builder.Environment));
builder.Services.AddStore().AddDialogs(DialogDirectory.Find(builder.Configuration["Dialogs:Directory"])).AddTopics().AddTopicDesk();
builder.Services.AddEnrichment(builder.Configuration).AddGaps().AddGapDesk().AddSingleton(RequestAskers.Addresses).AddMail().AddTimers();
builder.Services.AddSelfService().AddRequests().AddSeminars();
builder.Services.AddSupportBot().AddConversations().AddDirectLine().AddWebChat().AddDesk();

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
    pages.MapTopicPages();
    pages.MapGapPages();
    var desk = app.MapDeskApi();
    desk.MapRequestApi();
    desk.MapSeminarApi();
    desk.MapTopicApi();
    desk.MapGapApi();
});
