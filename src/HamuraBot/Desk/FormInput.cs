using System.Globalization;

namespace HamuraBot.Desk;

/// <summary>What an officer typed into a form: without spaces around it, and with line feeds.</summary>
public sealed class FormInput(IReadOnlyDictionary<string, string> fields)
{
    public static readonly FormInput Nothing = new(new Dictionary<string, string>());

    /// <summary>Empty for a field that was not there.</summary>
    public string this[string field] => fields.GetValueOrDefault(field, "");

    /// <summary>Null for a field that was left empty.</summary>
    public string? OrNull(string field) => this[field] is { Length: > 0 } text ? text : null;

    public long Number(string field) => long.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static async Task<FormInput> ReadAsync(HttpContext http) =>
        new((await http.Request.ReadFormAsync(http.RequestAborted)).ToDictionary(field => field.Key, field => Cleaned(field.Value.ToString())));

    public static string Cleaned(string text) => text.ReplaceLineEndings("\n").Trim();
}
