using HamuraBot.Data;

namespace HamuraBot.Channels.DirectLine;

public static class DirectLineServices
{
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration("DirectLine").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<Tokens>().AddSingleton<VisitorAccess>().AddSingleton<Origins>().AddSingleton<CrossOrigin>()
            .AddSingleton<RateLimits>().AddSingleton<Refusals>().AddSingleton<Uploads>().AddSingleton<ActivityStream>()
            .AddSingleton<DirectLineConversations>().AddSingleton<DirectLineMessages>();
    }

    /// <summary>Direct Line 3.0, as Web Chat and other clients of it speak.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder app)
    {
        var conversations = app.ServiceProvider.GetRequiredService<DirectLineConversations>();
        var messages = app.ServiceProvider.GetRequiredService<DirectLineMessages>();
        var api = app.MapGroup(CrossOrigin.Prefix).AddEndpointFilter(RefuseBadRequestsAsync);
        api.MapPost("/tokens/generate", conversations.GenerateAsync);
        api.MapPost("/tokens/refresh", conversations.RefreshAsync);
        api.MapPost("/conversations", conversations.StartAsync);
        api.MapGet("/conversations/{id}", conversations.ReconnectAsync);
        api.MapGet("/conversations/{id}/stream", conversations.StreamAsync);
        api.MapGet("/conversations/{id}/activities", conversations.PollAsync);
        api.MapPost("/conversations/{id}/activities", messages.PostAsync);
        api.MapPost("/conversations/{id}/upload", messages.UploadAsync);
        api.MapGet("/files/{file}/{name}", messages.DownloadAsync);
        api.MapFallback(() => DirectLineError.Result(404, "NotFound", "There is nothing here."));
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
