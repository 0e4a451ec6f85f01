using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A substring to point at.</summary>
public class TextHighlight
{
    /// <summary>Makes an empty one.</summary>
    public TextHighlight()
    {
    }

    /// <summary>Makes one with these values.</summary>
    public TextHighlight(string text = null, int? occurrence = null)
    {
        Text = text;
        Occurrence = occurrence;
    }

    /// <summary>The substring.</summary>
    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    /// <summary>Which occurrence, counted from 1.</summary>
    [JsonProperty(PropertyName = "occurrence")]
    public int? Occurrence { get; set; }
}
