using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;

namespace HamuraBot.Replies;

/// <summary>A mailbox by IMAP. Each look and each removal is a connection of its own: none is held while the mails are taken in.</summary>
/// <param name="options">Which.</param>
/// <param name="create">A client that believes the certificates which it should.</param>
public sealed class ImapMailbox(IOptions<IncomingMailOptions> options, Func<ImapClient> create) : Mailbox
{
    private readonly IncomingMailOptions settings = options.Value;

    public override async Task<IReadOnlyList<DeliveredMail>> LookAsync(CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(cancellationToken);
        var folder = await OpenAsync(client, FolderAccess.ReadOnly, cancellationToken);
        var found = await folder.SearchAsync(SearchQuery.NotFlagged.And(SearchQuery.NotDeleted), cancellationToken);
        var first = found.OrderBy(id => id.Id).Take(MostAtOnce).ToList();
        var sizes = first.Count == 0 ? [] : (await folder.FetchAsync(first, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancellationToken)).ToDictionary(summary => summary.UniqueId, summary => summary.Size ?? 0);
        var mails = new List<DeliveredMail>();
        foreach (var id in first)
        {
            var isWhole = sizes.GetValueOrDefault(id) <= settings.LargestMail;
            mails.Add(new(Place(folder, id), await ContentAsync(folder, id, isWhole, cancellationToken), isWhole));
        }
        await client.DisconnectAsync(quit: true, cancellationToken);
        return mails;
    }

    public override async Task RemoveAsync(IReadOnlyList<DeliveredMail> taken, CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(cancellationToken);
        var folder = await OpenAsync(client, FolderAccess.ReadWrite, cancellationToken);
        foreach (var mail in taken)
        {
            // The server may have numbered its mails anew since they were looked at; then they are found again, and known.
            if (mail.Place.Split(':') is not [var validity, var id] || validity != Validity(folder)) continue;
            var place = new UniqueId(uint.Parse(id, CultureInfo.InvariantCulture));
            await folder.AddFlagsAsync(place, mail.IsWhole ? MessageFlags.Seen | MessageFlags.Deleted : MessageFlags.Flagged, silent: true, cancellationToken);
        }
        await folder.CloseAsync(expunge: true, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private static async Task<byte[]> ContentAsync(IMailFolder folder, UniqueId id, bool isWhole, CancellationToken cancellationToken)
    {
        await using var stream = isWhole ? await folder.GetStreamAsync(id, cancellationToken) : await folder.GetStreamAsync(id, 0, Beginning, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private async Task<ImapClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = create();
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellationToken);
            await client.AuthenticateAsync(settings.UserName!, settings.Password!, cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task<IMailFolder> OpenAsync(ImapClient client, FolderAccess access, CancellationToken cancellationToken)
    {
        var folder = settings.Mailbox.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox! : await client.GetFolderAsync(settings.Mailbox, cancellationToken);
        await folder.OpenAsync(access, cancellationToken);
        return folder;
    }

    private static string Place(IMailFolder folder, UniqueId id) => string.Create(CultureInfo.InvariantCulture, $"{Validity(folder)}:{id.Id}");

    private static string Validity(IMailFolder folder) => folder.UidValidity.ToString(CultureInfo.InvariantCulture);
}
