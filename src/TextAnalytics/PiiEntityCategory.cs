namespace Azure.AI.TextAnalytics;

/// <summary>A kind of personal data. Others may be named by the service's own word.</summary>
public readonly struct PiiEntityCategory : IEquatable<PiiEntityCategory>
{
    private readonly string value;

    /// <summary>The category that the service calls so.</summary>
    public PiiEntityCategory(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>A postal address.</summary>
    public static PiiEntityCategory Address { get; } = new("Address");

    /// <summary>The number of a credit card.</summary>
    public static PiiEntityCategory CreditCardNumber { get; } = new("CreditCardNumber");

    /// <summary>An e-mail address.</summary>
    public static PiiEntityCategory Email { get; } = new("Email");

    /// <summary>A person's My Number.</summary>
    public static PiiEntityCategory JPMyNumberPersonal { get; } = new("JPMyNumberPersonal");

    /// <summary>A person's name.</summary>
    public static PiiEntityCategory Person { get; } = new("Person");

    /// <summary>A phone number.</summary>
    public static PiiEntityCategory PhoneNumber { get; } = new("PhoneNumber");

    /// <summary>The category that the service calls so.</summary>
    public static implicit operator PiiEntityCategory(string value) => new(value);

    /// <summary>Categories are equal by name, whatever its case.</summary>
    public static bool operator ==(PiiEntityCategory left, PiiEntityCategory right) => left.Equals(right);

    /// <summary>Categories are equal by name, whatever its case.</summary>
    public static bool operator !=(PiiEntityCategory left, PiiEntityCategory right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(PiiEntityCategory other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is PiiEntityCategory other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value is null ? 0 : value.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The service's word.</summary>
    public override string ToString() => value;
}
