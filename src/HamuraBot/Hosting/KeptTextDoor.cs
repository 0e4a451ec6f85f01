using System.Text.Json;
using HamuraBot.Desk;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace HamuraBot.Hosting;

/// <summary>
/// What cannot be kept of a text is turned away where it comes in: an address with it is refused, forms lose it, and the desk's JSON with it
/// cannot be read. So it is no business of any page or call.
/// </summary>
public static class KeptTextDoor
{
    /// <summary>Goes behind the desk's gate, which says a refusal in words, and behind what finds out who may call: nobody else's bodies are read.</summary>
    public static void UseKeptText(this WebApplication app)
    {
        var forms = app.Services.GetRequiredService<IOptions<FormOptions>>().Value;
        app.Use(async (http, next) =>
        {
            var isDesk = DeskPaths.Holds(http.Request.Path);
            if (!IsWhole(http.Request))
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                if (!isDesk) await TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(http);
                return;
            }
            http.Features.Set<IFormFeature>(new KeptForms(http.Request, forms));
            if (isDesk && http.Request.HasJsonContentType()) await CheckJsonAsync(http);
            await next(http);
        });
    }

    private static bool IsWhole(HttpRequest request) => KeptText.IsWhole(request.Path.Value ?? "")
        && request.Query.All(named => named.Value.Append(named.Key).All(text => text is null || KeptText.IsWhole(text)));

    private static async Task CheckJsonAsync(HttpContext http)
    {
        var body = new MemoryStream();
        http.Response.RegisterForDispose(body);
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (FaultIn(body.GetBuffer().AsSpan(0, (int)body.Length)) is { } fault)
        {
            throw new BadHttpRequestException(fault.Message, StatusCodes.Status400BadRequest, fault);
        }
        body.Position = 0;
        http.Request.Body = body;
    }

    /// <returns>Null too for what is no JSON: whoever reads it says so.</returns>
    private static JsonException? FaultIn(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var field = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) continue;
                var isWhole = IsWhole(ref reader, out var text);
                if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1) field = text;
                if (!isWhole) return new JsonException("A text holds what cannot be kept.", $"$.{KeptText.Cleaned(field)}", null, null);
            }
        }
        catch (JsonException)
        {
        }
        return null;
    }

    private static bool IsWhole(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return KeptText.IsWhole(text);
        }
        catch (InvalidOperationException)
        {
            // Half a character.
            text = "";
            return false;
        }
    }
}
