using System.Text.Json;

namespace Azure.AI.TextAnalytics;

internal static class JsonReading
{
    public static string Text(this JsonElement json, string property) => json.GetProperty(property).GetString();

    public static string TextOrNull(this JsonElement json, string property) => json.TryGetProperty(property, out var value) ? value.GetString() : null;

    public static double Number(this JsonElement json, string property) => json.GetProperty(property).GetDouble();

    public static int Count(this JsonElement json, string property) => json.GetProperty(property).GetInt32();
}
