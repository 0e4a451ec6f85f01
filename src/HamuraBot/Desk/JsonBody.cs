using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace HamuraBot.Desk;

/// <summary>
/// A JSON body whose handler reads it property by property, because what is absent means something else than null, or because what it does not
/// know is refused. The API describes it as a <typeparamref name="T"/>.
/// </summary>
public sealed class JsonBody<T>(JsonElement json) : IEndpointParameterMetadataProvider
{
    public JsonElement Json => json;

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext http)
    {
        try
        {
            return new(await http.Request.ReadFromJsonAsync<JsonElement>(http.RequestAborted));
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException(unreadable.Message, StatusCodes.Status400BadRequest, unreadable);
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}
