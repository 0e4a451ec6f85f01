namespace HamuraBot.Companies;

public sealed record CompanyView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string? Kana { get; init; }

    public required string? CorporateNumber { get; init; }

    public required string? Address { get; init; }

    public required string? Industry { get; init; }

    public required DateOnly? ConsentOn { get; init; }

    public required string? ConsentHow { get; init; }

    public required string? Note { get; init; }

    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The id of the record that stands for this one.</summary>
    public required string? MergedInto { get; init; }

    public required long Version { get; init; }

    public static CompanyView Of(Company company) => new()
    {
        Id = company.Id,
        Name = company.Details.Name,
        Kana = company.Details.Kana,
        CorporateNumber = company.Details.CorporateNumber,
        Address = company.Details.Address,
        Industry = company.Details.Industry,
        ConsentOn = company.Details.ConsentOn,
        ConsentHow = company.Details.ConsentHow,
        Note = company.Details.Note,
        Contacts = company.Details.Contacts,
        MergedInto = company.MergedInto,
        Version = company.Version,
    };
}

/// <summary>A company as it is sent.</summary>
public sealed record CompanyBody
{
    public string? Name { get; init; }

    public string? Kana { get; init; }

    public string? CorporateNumber { get; init; }

    public string? Address { get; init; }

    public string? Industry { get; init; }

    public string? ConsentOn { get; init; }

    public string? ConsentHow { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<Contact>? Contacts { get; init; }

    /// <summary>On a change, the version that was seen; without it, whatever there is is changed.</summary>
    public long? Version { get; init; }
}
