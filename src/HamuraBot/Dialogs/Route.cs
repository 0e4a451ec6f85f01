using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Dialogs;

/// <summary>A dialog of the conversation and the intents that lead to it. It begins with the <see cref="Meaning"/> as its options.</summary>
public sealed record Route(Dialog Dialog, params Intent[] Intents);
