using System.Text.Json;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Data;

/// <param name="Kind">As in <see cref="HeldRecord"/>, or <c>message</c>.</param>
public sealed record ErasedKey(string Kind, string Key)
{
    public const string Message = "message";
}

/// <summary>That somebody's data was erased: a certificate without the person, and the keys by which it is erased again if an older backup comes back.</summary>
/// <param name="OfficerId">Null for what visitors did themselves.</param>
/// <param name="Counts">Of what has gone, by table or folder.</param>
/// <param name="NamesLeft">Whether somebody else of the same name or number is known, so that free texts of others were left as they are.</param>
public sealed record Erasure(
    string Id, DateTimeOffset At, string? OfficerId, string Reason, IReadOnlyList<ErasedCount> Counts, bool NamesLeft, IReadOnlyList<ErasedKey> Keys);

/// <summary>The rows of <c>erasures</c> and <c>erased_records</c>, and their copy beside the store, which outlives the store.</summary>
public static class Erasures
{
    public const string FileName = "erasures.jsonl";

    private const string Select = "SELECT id, at, officer_id, reason, counts, names_left FROM erasures";

    public static string FileIn(string directory) => Path.Combine(directory, FileName);

    public static async Task AddAsync(StoreConnection sql, Erasure erasure, bool toRepeat)
    {
        await sql.ExecuteAsync(
            "INSERT INTO erasures (id, at, officer_id, reason, counts, names_left, to_repeat) VALUES (@id, @at, @officer, @reason, @counts, @left, @repeat)",
            ("@id", erasure.Id), ("@at", erasure.At), ("@officer", erasure.OfficerId), ("@reason", erasure.Reason),
            ("@counts", JsonSerializer.Serialize(erasure.Counts)), ("@left", erasure.NamesLeft), ("@repeat", toRepeat));
        foreach (var key in erasure.Keys)
        {
            await sql.ExecuteAsync("INSERT INTO erased_records (erasure_id, kind, key) VALUES (@id, @kind, @key)",
                ("@id", erasure.Id), ("@kind", key.Kind), ("@key", key.Key));
        }
    }

    /// <summary>The latest first.</summary>
    public static Task<List<Erasure>> AllAsync(StoreConnection sql) => ListAsync(sql, $"{Select} ORDER BY at DESC, id");

    public static async Task<Erasure?> FindAsync(StoreConnection sql, string id) => (await ListAsync(sql, $"{Select} WHERE id = @id", ("@id", id))).SingleOrDefault();

    public static Task<List<Erasure>> ToRepeatAsync(StoreConnection sql) => ListAsync(sql, $"{Select} WHERE to_repeat = 1 ORDER BY at");

    public static Task<int> NoteRepeatedAsync(StoreConnection sql, string id) =>
        sql.ExecuteAsync("UPDATE erasures SET to_repeat = 0 WHERE id = @id", ("@id", id));

    /// <summary>What stands in the file and not among these is kept: the store may be an older one.</summary>
    public static async Task WriteFileAsync(string directory, IReadOnlyList<Erasure> erasures, CancellationToken cancellationToken)
    {
        var all = erasures.Concat(await ReadFileAsync(directory, cancellationToken)).DistinctBy(erasure => erasure.Id).OrderBy(erasure => erasure.At);
        var (file, part) = (FileIn(directory), FileIn(directory) + ".part");
        Directory.CreateDirectory(directory);
        await File.WriteAllLinesAsync(part, all.Select(erasure => JsonSerializer.Serialize(erasure)), cancellationToken);
        File.Move(part, file, overwrite: true);
    }

    public static async Task<IReadOnlyList<Erasure>> ReadFileAsync(string directory, CancellationToken cancellationToken) => File.Exists(FileIn(directory))
        ? [.. (await File.ReadAllLinesAsync(FileIn(directory), cancellationToken)).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Erasure>(line)!)]
        : [];

    private static async Task<List<Erasure>> ListAsync(StoreConnection sql, string query, params (string Name, object? Value)[] parameters)
    {
        var found = await sql.ListAsync(query, row => new Erasure(
            row.Text("id"), row.Instant("at"), row.TextOrNull("officer_id"), row.Text("reason"),
            JsonSerializer.Deserialize<List<ErasedCount>>(row.Text("counts"))!, row.Flag("names_left"), []), parameters);
        var keys = (await sql.ListAsync("SELECT erasure_id, kind, key FROM erased_records ORDER BY kind, key",
            row => (Erasure: row.Text("erasure_id"), Key: new ErasedKey(row.Text("kind"), row.Text("key"))))).ToLookup(key => key.Erasure, key => key.Key);
        return found.ConvertAll(erasure => erasure with { Keys = [.. keys[erasure.Id]] });
    }
}
