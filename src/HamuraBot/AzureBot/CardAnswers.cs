using HamuraBot.Dialogs;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.AzureBot;

/// <summary>The buttons of Adaptive Cards that call instead of sending a message: what was filled in is a message like any other.</summary>
public sealed class CardAnswers(DialogLibrary library)
{
    private const string Name = "adaptiveCard/action";

    /// <returns>Null for what is no such call; it is answered with 501.</returns>
    public static Activity? In(Activity activity) => activity.Name == Name && (activity.Value as JObject)?["action"] is JObject { } action && action["data"] is JObject data
        ? ChannelMessage.Of(new Activity { Value = data, Locale = activity.Locale, From = activity.From }, int.MaxValue)
        : null;

    /// <summary>The card stays as it is; the answer follows as a message.</summary>
    public Activity Taken(Activity activity) => new(ActivityTypesEx.InvokeResponse)
    {
        Value = new InvokeResponse
        {
            Status = StatusCodes.Status200OK,
            Body = new
            {
                statusCode = StatusCodes.Status200OK,
                type = "application/vnd.microsoft.activity.message",
                value = library.Phrases.Form.CardTaken.In(Languages.FromLocale(activity.Locale)),
            },
        },
    };
}
