using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Gaps;

public static class GapServices
{
    public static IServiceCollection AddGaps(this IServiceCollection services) => services.AddRoute<NotUnderstoodDialog>(Intent.None);
}
