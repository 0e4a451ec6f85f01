using System.Text.Json;

namespace Azure.AI.TextAnalytics;

/// <summary>The service's answer to one request, by document.</summary>
internal sealed class Analysis
{
    private readonly Dictionary<string, JsonElement> documents;
    private readonly Dictionary<string, TextAnalyticsError> errors;

    public Analysis(Response response, JsonElement answer)
    {
        Response = response;
        var results = answer.GetProperty("results");
        documents = results.GetProperty("documents").EnumerateArray().ToDictionary(document => document.Text("id"));
        errors = results.GetProperty("errors").EnumerateArray()
            .ToDictionary(error => error.Text("id"), error => TextAnalyticsError.Read(error.GetProperty("error")));
    }

    public Response Response { get; }

    /// <summary>The service answers in any order, what failed apart from the rest; the caller gets the order of the request.</summary>
    public IList<TResult> InOrder<TResult>(
        IEnumerable<TextAnalyticsInput> asked, Func<string, JsonElement, TResult> analysed, Func<string, TextAnalyticsError, TResult> failed) =>
        [.. asked.Select(input => errors.TryGetValue(input.Id, out var error) ? failed(input.Id, error) : analysed(input.Id, documents[input.Id]))];

    /// <exception cref="RequestFailedException">The service could not analyse the document.</exception>
    public Response<TValue> Only<TValue>(Func<JsonElement, TValue> read) => errors.Count > 0
        ? throw Failure(errors.Values.First())
        : Response.FromValue(read(documents.Values.Single()), Response);

    private RequestFailedException Failure(TextAnalyticsError error) =>
        new(Response.Status, error.Message, (string)error.ErrorCode, innerException: null);
}
