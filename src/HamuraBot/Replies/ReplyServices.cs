using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Mail;
using MailKit.Net.Imap;
using Microsoft.Extensions.Options;

namespace HamuraBot.Replies;

public static class ReplyServices
{
    /// <summary>Beside the folder of the mails that go out as files.</summary>
    private const string Folder = "mail-in";

    public static IServiceCollection AddReplies(this IServiceCollection services)
    {
        services.AddCheckedOptions<IncomingMailOptions>("Mail:Incoming");
        services.AddHoldings<ReplyHoldings>();
        services.AddSingleton<ReplyAddress>().AddSingleton<ReplyMessages>();
        services.AddSingleton(Mailboxes);
        services.AddHostedService<MailIntake>();
        return services;
    }

    /// <summary>One, or none where nobody reads replies.</summary>
    private static IEnumerable<Mailbox> Mailboxes(IServiceProvider services)
    {
        var incoming = services.GetRequiredService<IOptions<IncomingMailOptions>>();
        // As for the way out: a certificate of the City's own authority publishes no revocations.
        if (incoming.Value.UsesImap) return [new ImapMailbox(incoming, () => new ImapClient { CheckCertificateRevocation = false })];
        if (!string.IsNullOrEmpty(incoming.Value.Folder)) return [new FolderMailbox(incoming.Value.Folder, incoming)];
        return services.GetRequiredService<IOptions<MailOptions>>().Value.UsesSmtp ? []
            : [new FolderMailbox(Path.Combine(services.GetRequiredService<IOptions<DataOptions>>().Value.Directory, Folder), incoming)];
    }
}
