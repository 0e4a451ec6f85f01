using System.Buffers;
using System.Text;

namespace HamuraBot.Conversations.Files;

/// <summary>
/// UTF-8, UTF-16 with its mark, or the Shift_JIS that Japanese spreadsheets still write: no NUL, and nothing that starts like markup.
/// Read piece by piece.
/// </summary>
public static class PlainText
{
    private const int Piece = 16 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>What may stand before the first character: the mark of UTF-8, and space.</summary>
    private static readonly SearchValues<byte> Before = SearchValues.Create([0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']);

    /// <param name="content">At its beginning.</param>
    public static bool Is(Stream content)
    {
        var (bytes, characters) = (ArrayPool<byte>.Shared.Rent(Piece), ArrayPool<char>.Shared.Rent(Piece + 1));
        try
        {
            return Is(content, bytes.AsSpan(0, Piece), characters);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static bool Is(Stream content, Span<byte> buffer, char[] characters)
    {
        var (utf8, shiftJis, isUtf8, hasBegun, isEmpty) = (StrictUtf8.GetDecoder(), new ShiftJis(), true, false, true);
        for (int read; (read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; isEmpty = false)
        {
            var piece = buffer[..read];
            if (isEmpty && piece is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
            if (piece.Contains((byte)0)) return false;
            if (!hasBegun && piece.IndexOfAnyExcept(Before) is >= 0 and var first)
            {
                if (piece[first] == '<') return false;
                hasBegun = true;
            }
            isUtf8 = isUtf8 && Decodes(utf8, piece, characters, flush: false);
            shiftJis.Read(piece);
            if (!isUtf8 && !shiftJis.IsValid) return false;
        }
        return !isEmpty && ((isUtf8 && Decodes(utf8, [], characters, flush: true)) || shiftJis.IsWhole);
    }

    private static bool Decodes(Decoder utf8, ReadOnlySpan<byte> piece, char[] characters, bool flush)
    {
        try
        {
            utf8.GetChars(piece, characters, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private struct ShiftJis()
    {
        private bool isBetween;

        public bool IsValid { get; private set; } = true;

        /// <summary>Valid, and not ended within a character.</summary>
        public readonly bool IsWhole => IsValid && !isBetween;

        public void Read(ReadOnlySpan<byte> piece)
        {
            foreach (var one in piece)
            {
                if (isBetween)
                {
                    IsValid &= one is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC);
                    isBetween = false;
                }
                else if (one is not (< 0x80 or (>= 0xA1 and <= 0xDF)))
                {
                    IsValid &= one is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC);
                    isBetween = true;
                }
                if (!IsValid) return;
            }
        }
    }
}
