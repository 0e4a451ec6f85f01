using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Schema;

namespace HamuraBot.Dialogs;

/// <summary>Makes the bot's messages: text and buttons.</summary>
public static class Reply
{
    public static Activity In(Language language, string text, params IEnumerable<CardAction> buttons)
    {
        var reply = new Activity { Type = ActivityTypes.Message, Text = text, Locale = language.Locale() };
        if (buttons.ToList() is { Count: > 0 } shown) reply.SuggestedActions = new SuggestedActions(actions: shown);
        return reply;
    }

    /// <summary>A button that says its title, as if the visitor had typed it.</summary>
    public static CardAction Button(string title) => new(ActionTypes.ImBack, title, value: title);

    /// <summary>A button that opens a form.</summary>
    public static CardAction Button(Form form, Language language) => form.OpenCommand.Button(form.Button.In(language));
}
