using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

/// <summary>What a message says: one thing for the limit on its length, for the bot that answers it and for the officer who reads it.</summary>
public static partial class MessageText
{
    /// <summary>In characters, of what a button says.</summary>
    private const int LongestTitle = 100;

    /// <summary>What somebody typed, or what the pressed button stands for.</summary>
    public static string Of(Activity activity) => Of(activity.Text, activity.Value as string);

    /// <summary>
    /// The same for people: what stands in the fields of a card that was filled in, and what a button says instead of the command that it sends.
    /// </summary>
    public static string Shown(JObject activity)
    {
        var said = Of((activity["text"] as JValue)?.Value as string, (activity["value"] as JValue)?.Value as string);
        if (Command().IsMatch(said) && activity.SelectToken("channelData.messageBack.displayText") is JValue { Value: string { Length: > 0 and <= LongestTitle } title }) return title;
        var fields = from field in (activity["value"] as JObject)?.Properties() ?? []
                     let answer = InField(field.Value)
                     where answer is not null
                     select $"{field.Name}: {answer}";
        return string.Join('\n', said.Length > 0 ? fields.Prepend(said) : fields);
    }

    /// <summary>What was put into one field of a card; null if that is nothing that can be put into a field.</summary>
    public static string? InField(JToken? field) =>
        field is JValue { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private static string Of(string? text, string? pressed) => text is { Length: > 0 } ? text : pressed ?? "";

    [GeneratedRegex("^[a-z]+(-[a-z]+)*:[^ ]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
