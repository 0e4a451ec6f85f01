using Azure.Core;

namespace Azure.AI.TextAnalytics;

/// <summary>How a client behaves: the version of the service, what is assumed of a document, and all that Azure.Core lets one set.</summary>
public class TextAnalyticsClientOptions : ClientOptions
{
    /// <summary>For this version of the service, the latest unless another is named.</summary>
    public TextAnalyticsClientOptions(ServiceVersion version = ServiceVersion.V2023_04_01)
    {
        if (version is not ServiceVersion.V2023_04_01)
        {
            throw new ArgumentOutOfRangeException(nameof(version), version, "Only the version 2023-04-01 is spoken here.");
        }
    }

    /// <summary>The country assumed where a document to be detected has no hint: <c>us</c> unless set.</summary>
    public string DefaultCountryHint { get; set; } = "us";

    /// <summary>The language assumed where a document names none: <c>en</c> unless set.</summary>
    public string DefaultLanguage { get; set; } = "en";

    internal string Version { get; } = "2023-04-01";

    /// <summary>Versions of the service; those before 2023-04-01 speak other paths.</summary>
    public enum ServiceVersion
    {
        /// <summary>2023-04-01.</summary>
        V2023_04_01 = 4,
    }
}
