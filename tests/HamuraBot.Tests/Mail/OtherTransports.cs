using HamuraBot.Mail;
using MimeKit;

namespace HamuraBot.Tests.Mail;

/// <summary>A node that dies while it sends: what it was at is never finished and never noted, as after kill -9.</summary>
internal sealed class DyingTransport(MailFixture house, MailTransport? before = null) : MailTransport(house.Settings, MailFixture.Mails)
{
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Died => died.Task;

    protected override async Task SendAsync(OutboxMail mail, MimeMessage message, CancellationToken cancellationToken)
    {
        if (before is not null)
        {
            await before.SendAsync(mail, cancellationToken);
        }
        died.TrySetResult();
        await new TaskCompletionSource().Task;
    }
}

internal sealed class FailingTransport(MailFixture house, Exception error) : MailTransport(house.Settings, MailFixture.Mails)
{
    public int Attempts { get; private set; }

    protected override Task SendAsync(OutboxMail mail, MimeMessage message, CancellationToken cancellationToken)
    {
        Attempts++;
        throw error;
    }
}
