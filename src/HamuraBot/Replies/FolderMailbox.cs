using Microsoft.Extensions.Options;

namespace HamuraBot.Replies;

/// <summary>
/// A folder of <c>.eml</c> files. A file is taken when it is the same at two looks, so that one which is still being copied is not read by half.
/// </summary>
public sealed class FolderMailbox(string folder, IOptions<IncomingMailOptions> options) : Mailbox
{
    private const string TooLarge = "too-large";

    private Dictionary<string, (long, DateTime)> seen = [];

    public override async Task<IReadOnlyList<DeliveredMail>> LookAsync(CancellationToken cancellationToken)
    {
        var files = Directory.CreateDirectory(folder).EnumerateFiles("*.eml").Where(file => !file.Name.StartsWith('.'))
            .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).ToList();
        var whole = files.Where(file => seen.TryGetValue(file.FullName, out var before) && before == (file.Length, file.LastWriteTimeUtc)).Take(MostAtOnce).ToList();
        seen = files.ToDictionary(file => file.FullName, file => (file.Length, file.LastWriteTimeUtc));
        var mails = new List<DeliveredMail>();
        foreach (var file in whole)
        {
            try
            {
                mails.Add(file.Length > options.Value.LargestMail
                    ? new(file.FullName, await BeginningAsync(file.FullName, cancellationToken), IsWhole: false)
                    : new(file.FullName, await File.ReadAllBytesAsync(file.FullName, cancellationToken), IsWhole: true));
            }
            catch (FileNotFoundException)
            {
                // Another node has taken it in.
            }
        }
        return mails;
    }

    public override Task RemoveAsync(IReadOnlyList<DeliveredMail> taken, CancellationToken cancellationToken)
    {
        foreach (var mail in taken)
        {
            if (mail.IsWhole) File.Delete(mail.Place);
            else if (File.Exists(mail.Place)) File.Move(mail.Place, Path.Combine(Directory.CreateDirectory(Path.Combine(folder, TooLarge)).FullName, Path.GetFileName(mail.Place)), overwrite: true);
        }
        return Task.CompletedTask;
    }

    private static async Task<byte[]> BeginningAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var beginning = new byte[Beginning];
        return beginning[..await file.ReadAtLeastAsync(beginning, Beginning, throwOnEndOfStream: false, cancellationToken)];
    }
}
