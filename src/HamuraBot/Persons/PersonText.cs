using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HamuraBot.Conversations;
using HamuraBot.Desk;

namespace HamuraBot.Persons;

/// <summary>The same as a text that the person can read.</summary>
public static class PersonText
{
    private const string Activities = "activities";

    /// <summary>What the machinery keeps for itself; it is in the JSON.</summary>
    private static readonly HashSet<string> Unread = ["states", "secrets", "timers", "conversations", "said"];

    private static readonly string[] Instants = ["_at", "_since"];

    public static string Write(PersonFile file, DeskView view)
    {
        var text = new StringBuilder();
        text.AppendLine(view["people.fileTitle"]).AppendLine(view["people.fileAt", ("at", view.When(view.Now))]).AppendLine();
        foreach (var record in file.Person.Records)
            text.AppendLine(view["people.fileRecord", ("kind", view[$"people.kinds.{record.Kind}"]), ("key", record.Key), ("at", view.When(record.At))]);
        foreach (var table in file.Tables.Where(table => !Unread.Contains(table.Name)))
        {
            text.AppendLine().Append("== ").Append(TableName(table.Name, view)).AppendLine(" ==");
            foreach (var row in table.Rows) text.AppendLine(table.Name == Activities ? Said(row, view) : Lines(row, view)).AppendLine();
        }
        return text.ToString();
    }

    public static string TableName(string name, DeskView view) => view.Find($"people.tables.{name.TrimEnd('/').Replace(" (text)", "-text", StringComparison.Ordinal)}") ?? name;

    private static string Said(IReadOnlyDictionary<string, object?> row, DeskView view)
    {
        var activity = LoggedActivity.Parse((string)row["body"]!);
        var text = MessageText.Shown(activity);
        return $"[{view.When(Instant(row["at"]!))}] {view[$"people.speakers.{Speakers.Of(activity)}"]}: {text}";
    }

    private static string Lines(IReadOnlyDictionary<string, object?> row, DeskView view) => string.Join(
        Environment.NewLine, row.Where(column => column.Value is not (null or "")).Select(column => $"{column.Key}: {Shown(column.Key, column.Value!, view)}"));

    private static string Shown(string column, object value, DeskView view) => value switch
    {
        byte[] bytes => view["people.fileBytes", ("count", bytes.Length.ToString(CultureInfo.InvariantCulture))],
        long when column == "at" || Array.Exists(Instants, ending => column.EndsWith(ending, StringComparison.Ordinal)) => view.When(Instant(value)),
        string { Length: > 0 } json when json[0] == '{' => Flat(json),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Flat(string json)
    {
        try
        {
            return string.Join(" / ", JsonNode.Parse(json)!.AsObject().Select(field => $"{field.Key}: {field.Value}"));
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static DateTimeOffset Instant(object milliseconds) => Data.StoredValue.Instant(Convert.ToInt64(milliseconds, CultureInfo.InvariantCulture));
}
