using System.Text.Json;
using HamuraBot.Data;
using Microsoft.AspNetCore.Antiforgery;

namespace HamuraBot.Desk;

/// <summary>
/// What goes for every address of the desk, whether something lies there or not: nothing changes on behalf of another site, an error
/// is answered in words (by the API as <c>application/problem+json</c>), and nothing is kept by caches.
/// </summary>
public sealed partial class DeskGate(IConfiguration configuration, AccessNotes notes, ILogger<DeskGate> logger) : IMiddleware
{
    /// <summary>Exactly what the anti-forgery service writes: it warns whenever it finds another value.</summary>
    private const string Uncached = "no-cache, no-store";

    private readonly string? publicOrigin = configuration["PublicUrl"] is { Length: > 0 } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : null;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!DeskPaths.Holds(context.Request.Path))
        {
            await next(context);
            return;
        }
        context.Response.Headers.CacheControl = Uncached;
        try
        {
            if (Refusal(context.Request) is { } refusal)
            {
                context.Response.StatusCode = refusal;
            }
            else
            {
                await next(context);
            }
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            context.Response.Headers.CacheControl = Uncached;
            context.Response.StatusCode = StatusOf(error, context);
            if (error is BadHttpRequestException { InnerException: JsonException unreadable } && DeskPaths.IsApi(context.Request.Path))
                await DeskProblems.Unreadable(FieldOf(unreadable), context.RequestServices.GetRequiredService<DeskView>()).ExecuteAsync(context);
        }
        if (context.Response.StatusCode is StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests) await notes.NoteRefusalAsync(context);
        if (IsBareError(context.Response))
        {
            await (DeskPaths.IsApi(context.Request.Path)
                ? TypedResults.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context)
                : DeskPages.Notice(context.Response.StatusCode).ExecuteAsync(context));
        }
    }

    /// <summary>A browser cannot be made to lie about where a request comes from; a program that is no browser names our origin itself.</summary>
    private int? Refusal(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return null;
        }
        var ours = request.Headers["Sec-Fetch-Site"] is [{ } site] ? site == "same-origin" : request.Headers.Origin is [{ } origin] && IsOurs(origin, request);
        if (!ours)
        {
            return StatusCodes.Status403Forbidden;
        }
        var hasBody = request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;
        return DeskPaths.IsApi(request.Path) && hasBody && !request.HasJsonContentType() && !MayBeForm(request) ? StatusCodes.Status415UnsupportedMediaType : null;
    }

    /// <summary>A form is what any page could have a browser send; so only files travel in one, and only where the route is made for them.</summary>
    private static bool MayBeForm(HttpRequest request) =>
        request.HasFormContentType && request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TakesFiles>() is not null;

    private bool IsOurs(string origin, HttpRequest request) => origin == publicOrigin || origin == $"{request.Scheme}://{request.Host}";

    private int StatusOf(Exception error, HttpContext context)
    {
        switch (error)
        {
            case BadHttpRequestException unreadable:
                return unreadable.StatusCode;
            case InvalidDataException or AntiforgeryValidationException:
                return StatusCodes.Status400BadRequest;
            case StoreConflictException:
                return StatusCodes.Status409Conflict;
            case StoreUnavailableException:
                context.Response.Headers.RetryAfter = "2";
                return StatusCodes.Status503ServiceUnavailable;
            default:
                Failed(logger, error, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "");
                return StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary><c>$.title.ja</c> is the field <c>title.ja</c>, and <c>$</c> the whole body.</summary>
    private static string FieldOf(JsonException unreadable) => unreadable.Path?.TrimStart('$', '.') ?? "";

    private static bool IsBareError(HttpResponse response) =>
        response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null && response.ContentLength is null;

    [LoggerMessage(Level = LogLevel.Error, Message = "The desk failed at {Method} {Route}.")]
    private static partial void Failed(ILogger logger, Exception error, string method, string route);
}

/// <summary>Marks a call of the API that takes a form with files. That it comes from our own pages is checked as for every other call.</summary>
public sealed class TakesFiles;
