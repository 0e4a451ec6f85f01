using System.Globalization;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Gaps.Desk;
using HamuraBot.Understanding;

namespace HamuraBot.Gaps;

public static class GapServices
{
    public static IServiceCollection AddGaps(this IServiceCollection services) => services
        .AddHoldings<GapHoldings>()
        .AddSingleton<QuestionLog>()
        .AddSingleton<IAfterAnswer>(provider => provider.GetRequiredService<QuestionLog>())
        .AddSingleton(provider => NotUnderstoodDialog.OfButtons(provider.GetRequiredService<DialogLibrary>()))
        .AddRoute<NotUnderstoodDialog>([Intent.None], [NotUnderstoodDialog.NotHelpful]);

    /// <summary>What officers make of what was kept.</summary>
    public static IServiceCollection AddGapDesk(this IServiceCollection services) => services
        .AddSingleton<GapMails>().AddSingleton<GapDesk>()
        .AddDeskSection(new(60, GapPages.Path, "gaps.title", 'q'))
        .AddDeskArea(new(GapPages.Area, async sql =>
        {
            var (asked, decided) = (await QuestionTable.LatestAsync(sql), await GapStepTable.NextAsync(sql));
            return string.Create(CultureInfo.InvariantCulture, $"{asked}.{decided}");
        }));
}
