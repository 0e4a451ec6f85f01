using HamuraBot.Conversations;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>What a turn knows about the visitor besides the activity.</summary>
public static class Turn
{
    private sealed class Notes
    {
        public Language? Language { get; set; }

        public bool IsMisunderstood { get; set; }

        public string? LastTopic { get; set; }

        public Focus Focus { get; set; } = Focus.None;

        public ButtonCommand? Command { get; set; }
    }

    extension(ITurnContext turn)
    {
        /// <summary>The language to answer in: that of the conversation, until the visitor writes in the other one.</summary>
        public Language Language
        {
            get => turn.Own.Language ?? Languages.FromLocale(turn.Activity.Locale);
            set => turn.Own.Language = value;
        }

        /// <summary>Whether the bot had no answer.</summary>
        public bool IsMisunderstood
        {
            get => turn.Own.IsMisunderstood;
            set => turn.Own.IsMisunderstood = value;
        }

        /// <summary>The topic that was answered last in this conversation: what "how much?" is about.</summary>
        public string? LastTopic
        {
            get => turn.Own.LastTopic;
            set => turn.Own.LastTopic = value;
        }

        /// <summary>What this conversation has been about.</summary>
        public Focus Focus
        {
            get => turn.Own.Focus;
            set => turn.Own.Focus = value;
        }

        /// <summary>What the button pressed tells the bot, or what the words stand for that the visitor wrote.</summary>
        public ButtonCommand? Command
        {
            get => turn.Own.Command;
            set => turn.Own.Command = value;
        }

        /// <summary>What the visitor wrote, or what the button pressed stands for.</summary>
        public string Text => MessageText.Of(turn.Activity);

        private Notes Own
        {
            get
            {
                if (turn.Noted<Notes>() is not { } own) turn.Note(own = new());
                return own;
            }
        }
    }
}
