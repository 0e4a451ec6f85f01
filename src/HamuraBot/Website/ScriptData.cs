using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace HamuraBot.Website;

/// <summary>Data for the scripts. Letters stay readable; &lt;, &gt; and &amp; are escaped, so no text can end the element it stands in.</summary>
public static class ScriptData
{
    private static readonly JsonSerializerOptions AnyLetter = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(object data) => JsonSerializer.Serialize(data, AnyLetter);
}
