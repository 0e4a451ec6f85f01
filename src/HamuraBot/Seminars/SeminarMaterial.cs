using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>What those who came may read afterwards: a file, or something on the web.</summary>
/// <param name="Address">On the web; null for a file.</param>
/// <param name="FileName">Null for an address.</param>
public sealed record SeminarMaterial(string Id, SeminarId Seminar, string Title, Uri? Address, string? FileName);

/// <param name="ContentType">By what it really holds.</param>
public sealed record MaterialFile(string Name, string ContentType, byte[] Content);

/// <summary>The rows of <c>seminar_materials</c>.</summary>
public static class SeminarMaterialTable
{
    public static Task<List<SeminarMaterial>> OfSeminarAsync(StoreConnection sql, SeminarId seminar) => sql.ListAsync(
        "SELECT id, seminar_id, title, address, file_name FROM seminar_materials WHERE seminar_id = @seminar ORDER BY added_at, id", Read, ("@seminar", seminar.ToString()));

    public static Task<MaterialFile?> FindFileAsync(StoreConnection sql, SeminarId seminar, string id) => sql.FindAsync(
        "SELECT file_name, content_type, content FROM seminar_materials WHERE id = @id AND seminar_id = @seminar AND content IS NOT NULL",
        row => new MaterialFile(row.Text("file_name"), row.Text("content_type"), row.Bytes("content")), ("@id", id), ("@seminar", seminar.ToString()));

    public static Task InsertAsync(StoreConnection sql, SeminarMaterial made, MaterialFile? file, DateTimeOffset now) => sql.ExecuteAsync(
        """
        INSERT INTO seminar_materials (id, seminar_id, title, address, file_name, content_type, content, added_at)
        VALUES (@id, @seminar, @title, @address, @name, @type, @content, @at)
        """,
        ("@id", made.Id), ("@seminar", made.Seminar.ToString()), ("@title", made.Title), ("@address", made.Address?.AbsoluteUri),
        ("@name", file?.Name), ("@type", file?.ContentType), ("@content", file?.Content), ("@at", now));

    public static async Task<bool> DeleteAsync(StoreConnection sql, SeminarId seminar, string id) => await sql.ExecuteAsync(
        "DELETE FROM seminar_materials WHERE id = @id AND seminar_id = @seminar", ("@id", id), ("@seminar", seminar.ToString())) == 1;

    private static SeminarMaterial Read(Row row) => new(
        row.Text("id"), SeminarId.Parse(row.Text("seminar_id")), row.Text("title"), row.TextOrNull("address") is { } address ? new(address) : null, row.TextOrNull("file_name"));
}
