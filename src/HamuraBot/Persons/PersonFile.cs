using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Persons;

/// <param name="Name">Of the table.</param>
public sealed record HeldTable(string Name, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);

/// <summary>All that is held of a person, as it is held: for a disclosure.</summary>
public sealed record PersonFile(Person Person, IReadOnlyList<HeldTable> Tables)
{
    public int RowCount => Tables.Sum(table => table.Rows.Count);

    public static async Task<PersonFile> ReadAsync(StoreConnection sql, Person person, IEnumerable<RoomHoldings> rooms)
    {
        var (scope, tables) = (person.Scope, new List<HeldTable>());
        foreach (var holding in rooms.SelectMany(room => room.All).Where(holding => holding.Person.Count > 0))
        {
            if (await HeldRows.ReadAsync(sql, holding, scope) is { Count: > 0 } held) tables.Add(new(holding.Name, held));
        }
        return new(person, tables);
    }

    public JsonObject ToJson() => new()
    {
        ["key"] = Person.Key,
        ["records"] = new JsonArray([.. Person.Records.Select(record => JsonSerializer.SerializeToNode(PersonRecordView.Of(record), JsonSerializerOptions.Web))]),
        ["tables"] = new JsonObject(Tables.Select(table => KeyValuePair.Create(table.Name, (JsonNode?)new JsonArray([.. table.Rows.Select(Row)])))),
    };

    private static JsonNode Row(IReadOnlyDictionary<string, object?> row) =>
        new JsonObject(row.Select(column => KeyValuePair.Create(column.Key, column.Value switch
        {
            null => null,
            byte[] bytes => Convert.ToBase64String(bytes),
            string { Length: > 0 } text when text[0] is '{' or '[' => Parsed(text),
            string text => text,
            Guid id => id.ToString(),
            IConvertible number => number.ToInt64(CultureInfo.InvariantCulture),
            var other => (JsonNode?)other.ToString(),
        })));

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // What a visitor wrote may begin like JSON.
            return text;
        }
    }
}
