using System.Buffers;
using System.Text;

namespace HamuraBot;

/// <summary>
/// Text that every store holds and every reader takes: no NUL, no half of a character, and none of the 66 code points that Unicode keeps for
/// no character at all. One of those in a title would otherwise stop whatever compares texts with it.
/// </summary>
public static class KeptText
{
    /// <summary>Where there may be something.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0xD800, 0x800).Concat(Enumerable.Range(0xFDD0, 0x20)).Concat([0, 0xFFFE, 0xFFFF]).Select(code => (char)code)]);

    /// <summary>Ranges are looked for a whole vector at a time, a set of letters is not: nearly every text is told by them.</summary>
    public static bool IsWhole(string text)
    {
        var rest = text.AsSpan();
        if (!rest.ContainsAnyInRange('\uD800', '\uDFFF') && !rest.ContainsAnyInRange('\uFDD0', '\uFDEF') && !rest.ContainsAnyInRange('\uFFFE', '\uFFFF') && !rest.Contains('\0')) return true;
        for (int at; (at = rest.IndexOfAny(Suspects)) >= 0;)
        {
            if (Rune.DecodeFromUtf16(rest[at..], out var rune, out var length) is not OperationStatus.Done || IsNone(rune)) return false;
            rest = rest[(at + length)..];
        }
        return true;
    }

    /// <summary>Without what cannot be kept; the same text if there is nothing of it.</summary>
    public static string Cleaned(string text)
    {
        if (IsWhole(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) is OperationStatus.Done && !IsNone(rune)) clean.Append(rest[..length]);
            rest = rest[length..];
        }
        return clean.ToString();
    }

    /// <summary>NFKC of what can be kept: .NET refuses to normalise the rest.</summary>
    public static string Compatible(this string text)
    {
        var kept = Cleaned(text);
#pragma warning disable RS0030 // The one place that may.
        return Ascii.IsValid(kept) ? kept : kept.Normalize(NormalizationForm.FormKC);
#pragma warning restore RS0030
    }

    private static bool IsNone(Rune rune) => rune.Value is 0 or (>= 0xFDD0 and <= 0xFDEF) || (rune.Value & 0xFFFE) == 0xFFFE;
}
