using HamuraBot.Data;
using HamuraBot.Desk;

namespace HamuraBot.Hosting;

/// <summary>What somebody reads in the terminal while the server starts. Not in the log: the last line may be a key.</summary>
public sealed class StartReport(DeskWords words, Store store, PublicAddress address)
{
    public void Opening() => Write("start.store", store is SqliteStore sqlite ? Path.GetFullPath(sqlite.File) : "PostgreSQL");

    public void Learning() => Write("start.learning");

    /// <param name="firstOfficer">The path of the page to create the first officer, as long as there is none.</param>
    public void Ready(string? firstOfficer)
    {
        Write("start.ready", ProductVersion.Current);
        Write("start.chat", address.Of("/"));
        Write("start.desk", address.Of(DeskPaths.Start));
        if (firstOfficer is not null) Write("desk.firstLink", address.Of(firstOfficer));
    }

    private void Write(string key, string value = "") =>
        Console.WriteLine($"{words[key, Language.Ja]} / {words[key, Language.En]} {value}".TrimEnd());
}
