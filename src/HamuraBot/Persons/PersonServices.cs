using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Persons.Chat;
using HamuraBot.Timers;

namespace HamuraBot.Persons;

public static class PersonServices
{
    public static IServiceCollection AddPersons(this IServiceCollection services)
    {
        services.AddCheckedOptions<RetentionOptions>("Retention");
        return services.AddSingleton<PersonRecords>().AddSingleton<PersonErasure>().AddSingleton<PersonDesk>().AddSingleton<RetentionText>()
            .AddSingleton<DailyErasure>().AddHostedService<DailyErasureService>()
            .AddTimer<DailyErasure>(DailyErasure.Timer, (daily, transaction, _) => daily.FireAsync(transaction))
            .AddSingleton<MessageRemoval>().AddSingleton<NumberNotice>().AddSingleton<IIntentSource, PrivacySource>().AddRoute<PrivacyDialog>([], [PrivacyDialog.Verb])
            .AddSingleton<IOwnButton>(provider => provider.GetRequiredService<PrivacyDialog>())
            .AddDeskSection(new(45, PersonPages.Start, "people.title", 'd'));
    }
}
