using System.IO.Compression;

namespace HamuraBot.Conversations.Files;

/// <summary>The files that a visitor may send: known by their ending and by what they really hold, both. What they hold is read through and never held at once.</summary>
public static class FileKind
{
    private const int LargestSide = 20_000;
    private const int MostEntries = 5_000;
    private const long LargestUnpacked = 200_000_000;

    /// <summary>Bytes of the beginning by which a kind is known.</summary>
    private const int Beginning = 32;

    /// <returns>The content type it is stored and served with, or null if it is refused.</returns>
    public static string? Of(string name, byte[] content) => Of(name, new MemoryStream(content, writable: false));

    /// <param name="content">Can be sought in; left open, wherever it then stands.</param>
    public static string? Of(string name, Stream content)
    {
        var start = new byte[Beginning];
        var bytes = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return Of(Path.GetExtension(name).ToLowerInvariant(), start.AsSpan(0, bytes), content);
    }

    private static string? Of(string ending, ReadOnlySpan<byte> start, Stream content) => ending switch
    {
        ".png" when Starts(start, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A) && Fits(BigEndian(start, 16, 4), BigEndian(start, 20, 4)) => "image/png",
        ".jpg" or ".jpeg" when Starts(start, 0xFF, 0xD8, 0xFF) => "image/jpeg",
        ".gif" when Starts(start, 'G', 'I', 'F', '8') => "image/gif",
        ".webp" when Starts(start, 'R', 'I', 'F', 'F') && Starts(start[Math.Min(8, start.Length)..], 'W', 'E', 'B', 'P') => "image/webp",
        ".pdf" when Starts(start, '%', 'P', 'D', 'F', '-') => "application/pdf",
        ".docx" when HoldsPart(start, content, "word/") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" when HoldsPart(start, content, "xl/") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".pptx" when HoldsPart(start, content, "ppt/") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".doc" when IsCompound(start) => "application/msword",
        ".xls" when IsCompound(start) => "application/vnd.ms-excel",
        ".ppt" when IsCompound(start) => "application/vnd.ms-powerpoint",
        ".txt" when PlainText.Is(content) => "text/plain",
        ".csv" when PlainText.Is(content) => "text/csv",
        _ => null,
    };

    private static bool Starts(ReadOnlySpan<byte> start, params ReadOnlySpan<int> signature)
    {
        for (var i = 0; i < signature.Length; i++)
        {
            if (i >= start.Length || start[i] != signature[i])
            {
                return false;
            }
        }
        return true;
    }

    private static long BigEndian(ReadOnlySpan<byte> start, int from, int length)
    {
        long value = 0;
        for (var i = from; i < from + length; i++)
        {
            value = (value << 8) | (i < start.Length ? start[i] : 0u);
        }
        return value;
    }

    /// <summary>A small file that unfolds to billions of pixels would stop the reader's browser.</summary>
    private static bool Fits(long width, long height) => width is > 0 and <= LargestSide && height is > 0 and <= LargestSide;

    /// <summary>The container of Word, Excel and PowerPoint up to 2003.</summary>
    private static bool IsCompound(ReadOnlySpan<byte> start) => Starts(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);

    private static bool HoldsPart(ReadOnlySpan<byte> start, Stream content, string folder)
    {
        if (!Starts(start, 'P', 'K', 3, 4))
        {
            return false;
        }
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count <= MostEntries
                && zip.Entries.Sum(entry => entry.Length) <= LargestUnpacked
                && zip.GetEntry("[Content_Types].xml") is not null
                && zip.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal))
                && !zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or OverflowException or ArgumentException or IOException)
        {
            return false;
        }
    }
}
