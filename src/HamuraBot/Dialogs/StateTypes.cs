using System.Text.Json.Serialization;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Dialogs;

/// <summary>What the bot itself remembers of a conversation, as it is stored.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(FocusMemory))]
[JsonSerializable(typeof(FormMemory))]
internal sealed partial class StateTypes : JsonSerializerContext;
