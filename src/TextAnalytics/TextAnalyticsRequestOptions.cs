namespace Azure.AI.TextAnalytics;

/// <summary>What one request asks for besides its documents.</summary>
public class TextAnalyticsRequestOptions
{
    /// <summary>
    /// The service may keep input for 48 hours to look into failures; true forbids that. Unset, the service decides: it keeps none of
    /// what is searched for personal data.
    /// </summary>
    public bool? DisableServiceLogs { get; set; }
}

/// <summary>What one request for sentiments asks for.</summary>
public class AnalyzeSentimentOptions : TextAnalyticsRequestOptions;

/// <summary>What one request for personal data asks for.</summary>
public class RecognizePiiEntitiesOptions : TextAnalyticsRequestOptions
{
    /// <summary>Only these categories are found and masked; empty stands for those the service takes by default.</summary>
    public IList<PiiEntityCategory> CategoriesFilter { get; } = [];
}
