using System.IO.Compression;
using System.Text;

namespace HamuraBot.Conversations.Files;

/// <summary>The files that a visitor may send: known by their ending and by what they really hold, both.</summary>
public static class FileKind
{
    private const int LargestSide = 20_000;
    private const int MostEntries = 5_000;
    private const long LargestUnpacked = 200_000_000;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <returns>The content type it is stored and served with, or null if it is refused.</returns>
    public static string? Of(string name, ReadOnlyMemory<byte> content) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" when Starts(content, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A) && Fits(BigEndian(content, 16, 4), BigEndian(content, 20, 4)) => "image/png",
        ".jpg" or ".jpeg" when Starts(content, 0xFF, 0xD8, 0xFF) => "image/jpeg",
        ".gif" when Starts(content, 'G', 'I', 'F', '8') => "image/gif",
        ".webp" when Starts(content, 'R', 'I', 'F', 'F') && Starts(content[Math.Min(8, content.Length)..], 'W', 'E', 'B', 'P') => "image/webp",
        ".pdf" when Starts(content, '%', 'P', 'D', 'F', '-') => "application/pdf",
        ".docx" when HoldsPart(content, "word/") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" when HoldsPart(content, "xl/") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".pptx" when HoldsPart(content, "ppt/") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".doc" when IsCompound(content) => "application/msword",
        ".xls" when IsCompound(content) => "application/vnd.ms-excel",
        ".ppt" when IsCompound(content) => "application/vnd.ms-powerpoint",
        ".txt" when IsText(content) => "text/plain",
        ".csv" when IsText(content) => "text/csv",
        _ => null,
    };

    private static bool Starts(ReadOnlyMemory<byte> content, params ReadOnlySpan<int> signature)
    {
        var span = content.Span;
        for (var i = 0; i < signature.Length; i++)
        {
            if (i >= span.Length || span[i] != signature[i])
            {
                return false;
            }
        }
        return true;
    }

    private static long BigEndian(ReadOnlyMemory<byte> content, int from, int length)
    {
        long value = 0;
        for (var i = from; i < from + length; i++)
        {
            value = (value << 8) | (i < content.Length ? content.Span[i] : 0u);
        }
        return value;
    }

    /// <summary>A small file that unfolds to billions of pixels would stop the reader's browser.</summary>
    private static bool Fits(long width, long height) => width is > 0 and <= LargestSide && height is > 0 and <= LargestSide;

    /// <summary>The container of Word, Excel and PowerPoint up to 2003.</summary>
    private static bool IsCompound(ReadOnlyMemory<byte> content) => Starts(content, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);

    private static bool HoldsPart(ReadOnlyMemory<byte> content, string folder)
    {
        if (!Starts(content, 'P', 'K', 3, 4))
        {
            return false;
        }
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
            return zip.Entries.Count <= MostEntries
                && zip.Entries.Sum(entry => entry.Length) <= LargestUnpacked
                && zip.GetEntry("[Content_Types].xml") is not null
                && zip.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal))
                && !zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or OverflowException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>UTF-8, UTF-16 with its mark, or the Shift_JIS that Japanese spreadsheets still write: no NUL, and nothing that starts like markup.</summary>
    private static bool IsText(ReadOnlyMemory<byte> content)
    {
        var span = content.Span;
        if (span.IsEmpty || Starts(content, 0xFF, 0xFE) || Starts(content, 0xFE, 0xFF))
        {
            return !span.IsEmpty;
        }
        if (span.Contains((byte)0))
        {
            return false;
        }
        try
        {
            return !StrictUtf8.GetString(span).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<');
        }
        catch (DecoderFallbackException)
        {
            return IsShiftJis(span);
        }
    }

    private static bool IsShiftJis(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < 0x80 or (>= 0xA1 and <= 0xDF))
            {
                continue;
            }
            if (text[i] is not ((>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC)) || i + 1 >= text.Length
                || text[i + 1] is not ((>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC)))
            {
                return false;
            }
            i++;
        }
        return true;
    }
}
