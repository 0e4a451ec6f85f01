using HamuraBot;
using HamuraBot.Commands;
using HamuraBot.Hosting;

if (await CommandLine.RunAsync(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.PreferDefaultAddress();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddHamuraBot();
return await builder.ServeAsync();
