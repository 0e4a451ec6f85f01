namespace HamuraBot.Data.Backups;

/// <summary>Why nothing was backed up or restored, in a sentence for whoever ran the command. Nothing has changed.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
