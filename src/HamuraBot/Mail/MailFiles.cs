using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.Mail;

/// <summary>The mails that are written as files, in <c>data/mail</c>. A file is kept as long as the outbox knows its mail.</summary>
public sealed class MailFiles(IOptions<DataOptions> options)
{
    public const string Folder = "mail/";

    private const string Ending = ".eml";

    private readonly string folder = Path.GetFullPath(Path.Combine(options.Value.Directory, Folder));

    /// <summary>Where the mail's file is, or will be.</summary>
    public string Of(Guid id) => Path.Combine(folder, $"{id}{Ending}");

    public bool Exists(Guid id) => File.Exists(Of(id));

    public void Delete(Guid id) => File.Delete(Of(id));

    /// <summary>Those of mails that have been erased, or whose time is up, also by another node or in a backup.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DeleteForgottenAsync(Store store, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return 0;
        // The files first: a mail that is written meanwhile is in the outbox already.
        var written = Directory.EnumerateFiles(folder, $"*{Ending}").Select(file => Path.GetFileNameWithoutExtension(file)).ToList();
        var known = await store.ReadAsync(OutboxTable.IdsAsync, cancellationToken);
        var forgotten = written.Where(name => Guid.TryParse(name, out var id) && !known.Contains(id)).ToList();
        forgotten.ForEach(name => File.Delete(Path.Combine(folder, name + Ending)));
        return forgotten.Count;
    }
}
