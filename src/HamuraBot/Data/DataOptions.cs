using System.ComponentModel.DataAnnotations;

namespace HamuraBot.Data;

public enum StoreProvider
{
    Sqlite,
    PostgreSql,
}

public sealed class DataOptions
{
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>Where the embedded store and the written mails live; relative to the working directory.</summary>
    [Required]
    public string Directory { get; set; } = "data";

    /// <summary>How many nodes share one PostgreSQL, counted at an upgrade's busiest moment: their pools together must fit into it.</summary>
    [Range(1, 100)]
    public int Nodes { get; set; } = 1;

    /// <summary>
    /// SQLite's <c>synchronous</c>. Anything below FULL loses acknowledged turns in a power cut; only the Testing environment
    /// may lower it, to show that the power-cut test can fail.
    /// </summary>
    [RegularExpression("FULL|NORMAL|OFF")]
    public string Synchronous { get; set; } = "FULL";
}
