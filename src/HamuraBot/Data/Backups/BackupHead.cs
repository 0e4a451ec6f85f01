namespace HamuraBot.Data.Backups;

/// <summary>What a backup says of itself, before its rows.</summary>
/// <param name="Product">The version of the program that wrote it.</param>
/// <param name="SchemaSteps">The steps of the schema that the store had taken.</param>
/// <param name="Store">Which store it was; the rows suit either.</param>
public sealed record BackupHead(string Product, DateTimeOffset TakenAt, IReadOnlyList<int> SchemaSteps, StoreProvider Store);

/// <param name="Rows">Of all tables.</param>
public sealed record BackupSummary(BackupHead Head, int Tables, long Rows);
