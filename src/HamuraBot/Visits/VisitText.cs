using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs;

namespace HamuraBot.Visits;

/// <summary>What is said about the visits before this record was kept.</summary>
public sealed class VisitText(DeskWords words, DialogLibrary library)
{
    public Words Historic => Both(language => words["visits.historic", language]
        .Replace("{day}", library.Phrases.Formats.Date(HistoricVisits.Until, language), StringComparison.Ordinal));

    public Words Source => Both(language => words["visits.historicSource", language]);

    private static Words Both(Func<Language, string> say) => new(say(Language.Ja), say(Language.En));
}
