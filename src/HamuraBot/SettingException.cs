namespace HamuraBot;

/// <summary>Something outside of the program has to be mended before it can start: the sentence names the setting and the remedy.</summary>
public sealed class SettingException(string message, Exception? inner = null) : Exception(message, inner);
