using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace HamuraBot.Data.Backups;

/// <summary>
/// The file around the rows: a line with the SHA-256 of what follows, then gzip. <c>tail -n +2 FILE | zcat</c> shows what is in it. It holds
/// keys and personal data, so only its owner may read it.
/// </summary>
public static class BackupFile
{
    private const string Magic = "HamuraBot backup 1 sha256=";

    private static readonly int LengthOfLine = Magic.Length + (2 * SHA256.HashSizeInBytes) + 1;

    /// <summary>Under another name until it is whole: what is called <paramref name="path"/> can always be restored.</summary>
    /// <exception cref="BackupException">The file cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        try
        {
            File.Delete(part);
            T result;
            await using (var file = new FileStream(part, ForOwner()))
            {
                file.Position = LengthOfLine;
                await using (var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)) result = await write(packed);
                file.Position = LengthOfLine;
                var line = Line(await SHA256.HashDataAsync(file, cancellationToken));
                file.Position = 0;
                await file.WriteAsync(line, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
            return result;
        }
        catch (Exception fault)
        {
            DeleteIfThere(part);
            if (fault is IOException or UnauthorizedAccessException) throw new BackupException($"The backup '{path}' cannot be written: {fault.Message}", fault);
            throw;
        }
    }

    /// <returns>The rows, after every byte of the file has been looked at.</returns>
    /// <exception cref="BackupException">It cannot be read, is something else, or is not as it was written.</exception>
    public static async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            try
            {
                var line = new byte[LengthOfLine];
                var read = await file.ReadAtLeastAsync(line, LengthOfLine, throwOnEndOfStream: false, cancellationToken);
                if (read < LengthOfLine || !Encoding.ASCII.GetString(line).StartsWith(Magic, StringComparison.Ordinal)) throw new BackupException($"'{path}' is not a backup of HamuraBot.");
                var hash = await SHA256.HashDataAsync(file, cancellationToken);
                if (!line.AsSpan().SequenceEqual(Line(hash)))
                    throw new BackupException($"The backup '{path}' is damaged or cut off: its checksum is not that of its content. Take another one.");
                file.Position = LengthOfLine;
                return new GZipStream(file, CompressionMode.Decompress);
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup '{path}' cannot be read: {fault.Message}", fault);
        }
    }

    private static byte[] Line(byte[] hash) => Encoding.ASCII.GetBytes($"{Magic}{Convert.ToHexStringLower(hash)}\n");

    private static FileStreamOptions ForOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static void DeleteIfThere(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Its folder is not there, or not ours: neither is the file.
        }
    }
}
