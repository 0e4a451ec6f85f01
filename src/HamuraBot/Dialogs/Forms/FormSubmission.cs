using HamuraBot.Conversations;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Dialogs.Forms;

/// <summary>A form's card that was filled in and sent: texts by field id.</summary>
public sealed class FormSubmission
{
    /// <summary>Where the card says whose it is.</summary>
    public const string FormKey = "form";

    private readonly JObject values;

    private FormSubmission(string form, JObject values) => (Form, this.values) = (form, values);

    public string Form { get; }

    public static FormSubmission? In(ITurnContext turn) =>
        turn.Activity.Value is JObject values && (values[FormKey] as JValue)?.Value is string form ? new(form, values) : null;

    /// <summary>What was put into a field; null if the card had none such.</summary>
    public string? this[string field] =>
        MessageText.InField(values[field])?.Trim();
}
