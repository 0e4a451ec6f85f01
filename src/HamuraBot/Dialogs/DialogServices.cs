using HamuraBot.Content;
using HamuraBot.Dialogs.OwnMatters;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Dialogs;

public static class DialogServices
{
    /// <summary>The conversation itself, from the words in <paramref name="directory"/>. Faults in them throw when it is made.</summary>
    public static IServiceCollection AddDialogs(this IServiceCollection services, ContentFolder directory) => services
        .AddSingleton(directory)
        .AddSingleton(provider => DialogLibrary.Load(directory, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new ExactWords(provider.GetServices<IReadOnlyList<ExactWord>>().SelectMany(words => words)))
        .AddSingleton<IIntentSource>(provider => provider.GetRequiredService<ExactWords>())
        .AddSingleton(provider => ExactWords.OfButtons(provider.GetRequiredService<DialogLibrary>()))
        .AddSingleton<MattersOfTurn>()
        .AddSingleton<IIntentSource, OwnMatterSource>()
        .AddRoute<OwnMatterDialog>(Intent.Status)
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<RootDialog>(provider,
            provider.GetServices<Route>().Concat(provider.GetServices<IReadOnlyList<Route>>().SelectMany(routes => routes)).ToList()));

    /// <summary>A dialog, and the intents that lead to it.</summary>
    public static IServiceCollection AddRoute<TDialog>(this IServiceCollection services, params Intent[] intents)
        where TDialog : Dialog => services.AddRoute<TDialog>(intents, []);

    /// <summary>A dialog, and the intents and the verbs of button commands that lead to it.</summary>
    public static IServiceCollection AddRoute<TDialog>(this IServiceCollection services, Intent[] intents, string[] verbs)
        where TDialog : Dialog => services
        .AddSingleton<TDialog>()
        .AddSingleton(provider => new Route(provider.GetRequiredService<TDialog>(), intents, verbs));
}
