using HamuraBot.Desk.Exports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Desk;

/// <summary>Marks a route by which data of people is read: whoever reads is in the audit log before the answer leaves.</summary>
/// <param name="Kind">Of what is read, as the audit log knows it.</param>
/// <param name="Parameter">The part of the address that names the one thing; null for a list.</param>
/// <param name="IsSearch">A page of the desk: only what was looked for is noted, not that it stood open.</param>
public sealed record NotedReading(string Kind, string? Parameter = null, bool IsSearch = false);

/// <summary>Marks a route of the API by which nothing of anybody is read, or which notes it by itself.</summary>
public sealed record UnnotedReading;

public static class Readings
{
    private static readonly HashSet<string> Unasked = ["lang", "page", "notice"];

    public static TBuilder AsReading<TBuilder>(this TBuilder route, string kind, string? parameter = null) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new NotedReading(kind, parameter));

    public static TBuilder AsSearch<TBuilder>(this TBuilder route, string kind) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NotedReading(kind, IsSearch: true));

    public static TBuilder AsNoReading<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new UnnotedReading());

    /// <summary>For the groups of all routes of the desk.</summary>
    public static async ValueTask<object?> NoteAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var result = await next(call);
        var http = call.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<NotedReading>() is not { } reading || IsRefusal(result) || Export.Wanted(http.Request) is not null) return result;
        var filter = http.Request.Query.Where(field => !Unasked.Contains(field.Key)).Select(field => (field.Key, (string?)field.Value.ToString())).ToList();
        var isNarrowed = filter.Exists(field => field.Key is "text" or "query" && !string.IsNullOrWhiteSpace(field.Item2));
        if (reading.IsSearch && !isNarrowed) return result;
        await http.RequestServices.GetRequiredService<AccessNotes>().NoteAsync(http, reading.Parameter is null && isNarrowed ? "searched" : "read",
            reading.Kind, reading.Parameter is { } named ? http.GetRouteValue(named)?.ToString() ?? "" : "", Detail(filter));
        return result;
    }

    private static string? Detail(List<(string, string?)> filter) => Officers.AuditDetail.Of(filter) is { Length: > 0 } detail ? detail : null;

    private static bool IsRefusal(object? result) => (result is INestedHttpResult nested ? nested.Result : result) is IStatusCodeHttpResult { StatusCode: >= 300 };
}
