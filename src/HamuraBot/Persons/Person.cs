using HamuraBot.Data.Holdings;

namespace HamuraBot.Persons;

/// <summary>Somebody whom the records of the desk show to be one person.</summary>
/// <param name="Key">Of the record that the person was found by; it says nothing of them.</param>
/// <param name="Records">The latest first.</param>
public sealed record Person(string Key, IReadOnlyList<HeldRecord> Records)
{
    public IReadOnlyList<string> Names => Distinct(record => record.Name);

    public IReadOnlyList<string> Companies => Distinct(record => record.Company);

    public IReadOnlyList<string> Emails => Distinct(record => record.Email);

    public IReadOnlyList<string> Phones => Distinct(record => record.Phone);

    public PersonScope Scope
    {
        get
        {
            var scope = new PersonScope();
            foreach (var record in Records) scope.Add(record);
            return scope;
        }
    }

    private List<string> Distinct(Func<HeldRecord, string?> of) => [.. Records.Select(of).OfType<string>().Where(text => text.Length > 0).Distinct()];
}
