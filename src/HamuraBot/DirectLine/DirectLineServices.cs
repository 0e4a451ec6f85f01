using HamuraBot.Conversations.Files;
using HamuraBot.Data.Holdings;
using HamuraBot.Data;

namespace HamuraBot.DirectLine;

public static class DirectLineServices
{
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddCheckedOptions<DirectLineOptions>("DirectLine");
        services.AddCheckedOptions<RateLimitOptions>("RateLimits");
        services.AddSingleton(provider => Shelf(provider.GetRequiredService<Uploads>()));
        services.AddHoldings<DirectLineHoldings>();
        return services.AddSingleton<VisitorTokens>().AddSingleton<VisitorAccess>().AddSingleton<Origins>().AddSingleton<CrossOrigin>()
            .AddSingleton<RateLimits>().AddSingleton<AddressQuota>().AddSingleton<OpenSockets>().AddSingleton<Refusals>().AddSingleton<Uploads>().AddSingleton<ActivityStream>()
            .AddSingleton<Revocations>().AddHostedService(provider => provider.GetRequiredService<Revocations>())
            .AddSingleton<DirectLineTokens>().AddSingleton<DirectLineConversations>().AddSingleton<DirectLineReading>().AddSingleton<DirectLineMessages>().AddSingleton<DirectLineFiles>();
    }

    private static FileShelf Shelf(Uploads uploads) => new(uploads.ShelveAsync)
    {
        LargestForm = uploads.LargestBody,
        MostFiles = uploads.MostFiles,
        ShelveAsync = uploads.ShelveAsync,
        IsFullAsync = uploads.IsFullAsync,
    };

    /// <summary>Direct Line 3.0, as Web Chat and other clients of it speak.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder app)
    {
        // All is taken when the first request comes: the server listens while the understanding still learns.
        var api = app.MapGroup(CrossOrigin.Prefix).AddEndpointFilter(RefuseBadRequestsAsync);
        api.MapPost("/tokens/generate", (HttpContext http, DirectLineTokens tokens) => tokens.GenerateAsync(http, http.RequestAborted));
        api.MapPost("/tokens/refresh", (HttpContext http, DirectLineTokens tokens) => tokens.RefreshAsync(http, http.RequestAborted));
        api.MapPost("/conversations", (HttpContext http, DirectLineConversations conversations) => conversations.StartAsync(http, http.RequestAborted));
        api.MapGet("/conversations/{id}", (HttpContext http, string id, string? watermark, DirectLineConversations conversations) =>
            conversations.ReconnectAsync(http, id, watermark));
        api.MapGet("/conversations/{id}/stream", (HttpContext http, string id, string? watermark, string? t, DirectLineReading reading) =>
            reading.StreamAsync(http, id, watermark, t));
        api.MapGet("/conversations/{id}/activities", (HttpContext http, string id, string? watermark, DirectLineReading reading) =>
            reading.PollAsync(http, id, watermark));
        api.MapPost("/conversations/{id}/activities", (HttpContext http, string id, DirectLineMessages messages) => messages.PostAsync(http, id));
        api.MapPost("/conversations/{id}/upload", (HttpContext http, string id, DirectLineMessages messages) => messages.UploadAsync(http, id));
        api.MapGet("/files/{file}/{name}", (HttpContext http, string file, DirectLineFiles files) => files.DownloadAsync(http, file));
        api.Map("/{**path}", () => DirectLineError.Result(404, "NotFound", "There is nothing here.")).WithOrder(int.MaxValue);
    }

    /// <summary>What a client or the store does wrong on the way gets its status; anything else is a fault of ours and is logged as one.</summary>
    private static async ValueTask<object?> RefuseBadRequestsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException bad)
        {
            return DirectLineError.Result(bad.StatusCode, "BadRequest", "The request could not be read.");
        }
        catch (Exception cut) when (cut is InvalidDataException or IOException)
        {
            return DirectLineError.Result(StatusCodes.Status400BadRequest, "BadRequest", "The request could not be read.");
        }
        catch (StoreUnavailableException)
        {
            return DirectLineError.Unavailable(context.HttpContext);
        }
    }
}
