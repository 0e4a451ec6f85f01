namespace Azure.AI.TextAnalytics;

/// <summary>Why the service could not analyse something. New codes may appear at any time.</summary>
public readonly struct TextAnalyticsErrorCode : IEquatable<TextAnalyticsErrorCode>
{
    /// <summary>The document cannot be analysed as it is: it is empty or too long.</summary>
    public static readonly string InvalidDocument = "InvalidDocument";

    /// <summary>The service does not know this language, or not for this analysis.</summary>
    public static readonly string UnsupportedLanguageCode = "UnsupportedLanguageCode";

    private readonly string code;

    private TextAnalyticsErrorCode(string errorCode) => code = errorCode ?? throw new ArgumentNullException(nameof(errorCode));

    /// <summary>The code of this name.</summary>
    public static implicit operator TextAnalyticsErrorCode(string errorCode) => new(errorCode);

    /// <summary>The code's name.</summary>
    public static explicit operator string(TextAnalyticsErrorCode errorCode) => errorCode.code;

    /// <summary>Codes are equal by name.</summary>
    public static bool operator ==(TextAnalyticsErrorCode left, TextAnalyticsErrorCode right) => left.Equals(right);

    /// <summary>Codes are equal by name.</summary>
    public static bool operator !=(TextAnalyticsErrorCode left, TextAnalyticsErrorCode right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TextAnalyticsErrorCode other) => code == other.code;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is TextAnalyticsErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => code is null ? 0 : code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code's name.</summary>
    public override string ToString() => code;
}
