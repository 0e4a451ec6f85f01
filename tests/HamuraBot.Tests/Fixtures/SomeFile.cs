using System.IO.Compression;
using System.Text;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Files of every kind that visitors send, and of some that attackers do.</summary>
public static class SomeFile
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>One transparent dot.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static byte[] Gif { get; } = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    public static byte[] Pdf { get; } = Text("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Docx { get; } = Zip(("[Content_Types].xml", Text("<Types/>")), ("word/document.xml", Text("<w:document/>")));

    /// <summary>A few kilobytes that become <paramref name="megabytes"/> when somebody unpacks them.</summary>
    public static byte[] ZipBomb(int megabytes) =>
        Zip(("[Content_Types].xml", Text("<Types/>")), ("word/document.xml", new byte[megabytes * 1_000_000]));

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }
}
