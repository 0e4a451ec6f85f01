using HamuraBot;
using HamuraBot.Commands;
using HamuraBot.Hosting;

if (await CommandLine.RunAsync(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.PreferDefaultAddress();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    // Of a body that is not read yet: with the default of 1 MB a few uploads at once are the largest part of a node.
    kestrel.Limits.MaxRequestBufferSize = 128 * 1024;
});
// And beneath it, of each connection: what comes faster than it is read waits with its sender.
builder.WebHost.UseSockets(sockets => sockets.MaxReadBufferSize = 64 * 1024);
builder.AddHamuraBot();
return await builder.ServeAsync();
