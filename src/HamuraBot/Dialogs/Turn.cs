using HamuraBot.Conversations;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>What a turn knows about the visitor besides the activity.</summary>
public static class Turn
{
    private sealed record Spoken(Language Language);

    private sealed record Understood(bool IsMissed);

    private sealed record Answered(string? Topic);

    private sealed record Kept(Focus Focus);

    private sealed record Told(ButtonCommand? Command);

    extension(ITurnContext turn)
    {
        /// <summary>The language to answer in: that of the conversation, until the visitor writes in the other one.</summary>
        public Language Language
        {
            get => turn.TurnState.Get<Spoken>()?.Language ?? Languages.FromLocale(turn.Activity.Locale);
            set => turn.TurnState.Set(new Spoken(value));
        }

        /// <summary>Whether the bot had no answer.</summary>
        public bool IsMisunderstood
        {
            get => turn.TurnState.Get<Understood>() is { IsMissed: true };
            set => turn.TurnState.Set(new Understood(value));
        }

        /// <summary>The topic that was answered last in this conversation: what "how much?" is about.</summary>
        public string? LastTopic
        {
            get => turn.TurnState.Get<Answered>()?.Topic;
            set => turn.TurnState.Set(new Answered(value));
        }

        /// <summary>What this conversation has been about.</summary>
        public Focus Focus
        {
            get => turn.TurnState.Get<Kept>()?.Focus ?? Focus.None;
            set => turn.TurnState.Set(new Kept(value));
        }

        /// <summary>What the button pressed tells the bot, or what the words stand for that the visitor wrote.</summary>
        public ButtonCommand? Command
        {
            get => turn.TurnState.Get<Told>()?.Command;
            set => turn.TurnState.Set(new Told(value));
        }

        /// <summary>What the visitor wrote, or what the button pressed stands for.</summary>
        public string Text => MessageText.Of(turn.Activity);
    }
}
