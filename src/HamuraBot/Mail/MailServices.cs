using HamuraBot.Content;
using HamuraBot.Data.Holdings;
using HamuraBot.Dialogs;
using Microsoft.Extensions.Options;

namespace HamuraBot.Mail;

public static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddCheckedOptions<MailOptions>("Mail");
        services.AddSingleton(LoadMails);
        services.AddSingleton<Outbox>().AddSingleton<MailFiles>().AddHoldings<MailHoldings>();
        services.AddSingleton(CreateTransport);
        services.AddHostedService<MailDelivery>();
        return services;
    }

    private static Mails LoadMails(IServiceProvider services)
    {
        var faults = new Faults();
        var mails = Mails.Load(services.GetRequiredService<ContentFolder>(), services.GetRequiredService<DialogLibrary>().Names, faults);
        faults.ThrowIfAny();
        return mails;
    }

    private static MailTransport CreateTransport(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>();
        var mails = services.GetRequiredService<Mails>();
        return options.Value.UsesSmtp
            ? new SmtpTransport(options, mails)
            : new FileTransport(options, services.GetRequiredService<MailFiles>(), mails);
    }
}
