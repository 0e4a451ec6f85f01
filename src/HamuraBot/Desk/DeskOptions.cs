namespace HamuraBot.Desk;

public sealed class DeskOptions
{
    public FirstOfficerOptions FirstOfficer { get; set; } = new();
}

/// <summary>Who is created at the first start, so that a new installation needs no visit to the one-time link.</summary>
public sealed class FirstOfficerOptions
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>What visitors and colleagues read; the address's first part if not set.</summary>
    public string? Name { get; set; }
}
