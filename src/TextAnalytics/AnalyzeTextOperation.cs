using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.TextAnalytics;

/// <summary>The one operation of the REST contract that all analyses go through: <c>POST /language/:analyze-text</c>.</summary>
internal sealed class AnalyzeTextOperation(Uri endpoint, TextAnalyticsClientOptions options, HttpPipelinePolicy authentication)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpPipeline pipeline = HttpPipelineBuilder.Build(options, authentication);

    /// <param name="kind">The analysis, as the contract calls it.</param>
    /// <param name="parameters">What the analysis is told besides the documents.</param>
    /// <param name="documents">As the contract spells them.</param>
    /// <param name="cancellationToken">Ends the request and its retries.</param>
    /// <exception cref="RequestFailedException">The service refused, or could not be reached.</exception>
    public async Task<Analysis> RunAsync(string kind, object parameters, IEnumerable<object> documents, CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = RequestMethod.Post;
        request.Uri.Reset(endpoint);
        request.Uri.AppendPath("/language/:analyze-text", escape: false);
        request.Uri.AppendQuery("api-version", options.Version);
        request.Headers.Add(HttpHeader.Common.JsonAccept);
        request.Headers.Add(HttpHeader.Common.JsonContentType);
        request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new { kind, parameters, analysisInput = new { documents } }, Json));
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response);
        }
        using var answer = JsonDocument.Parse(message.Response.Content);
        return new Analysis(message.Response, answer.RootElement.Clone());
    }
}
