using System.ComponentModel.DataAnnotations;

namespace HamuraBot.Enrichment;

public sealed class EnrichmentOptions : IValidatableObject
{
    /// <summary>The Azure AI Language resource. Without one nothing leaves the house.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>One of the resource's keys. Without one the process's own identity is used (managed identity).</summary>
    public string? Key { get; set; }

    /// <summary>How long a visitor's message waits for the cloud at most; then the local answer is given.</summary>
    [Range(50, 5000)]
    public int DeadlineMilliseconds { get; set; } = 400;

    /// <summary>How long a cloud that has failed several times is left alone, unless it asks for longer.</summary>
    [Range(1, 3600)]
    public int RestSeconds { get; set; } = 30;

    /// <summary>Sends texts as they were written; otherwise personal data is masked before they leave.</summary>
    public bool AllowPersonalData { get; set; }

    public TimeSpan Deadline => TimeSpan.FromMilliseconds(DeadlineMilliseconds);

    public TimeSpan Rest => TimeSpan.FromSeconds(RestSeconds);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null && !string.IsNullOrEmpty(Key))
        {
            yield return new("Language__Key is set: set Language__Endpoint too, or neither.", [nameof(Endpoint)]);
        }
        if (Endpoint is not null && !(Endpoint.IsAbsoluteUri && (Endpoint.Scheme == Uri.UriSchemeHttps || Endpoint.IsLoopback)))
        {
            yield return new("Language__Endpoint must be an https address, such as https://….cognitiveservices.azure.com: "
                + "texts and the key would travel in the clear.", [nameof(Endpoint)]);
        }
    }
}
