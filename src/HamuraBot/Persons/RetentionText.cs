using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data.Holdings;
using HamuraBot.Dialogs;
using Microsoft.Extensions.Options;

namespace HamuraBot.Persons;

/// <summary>How long things are kept, in words: for visitors and officers alike.</summary>
public sealed class RetentionText(DialogLibrary library, IOptions<RetentionOptions> options)
{
    private const int DaysOfYear = 365;

    private static readonly (string Gap, Kept Kept)[] Told = [("chats", Kept.Chats), ("requests", Kept.Requests), ("registrations", Kept.Registrations)];

    /// <returns>Null for what has no period.</returns>
    public string? Of(Kept kept, Language language) => options.Value.DaysOf(kept) is not { } days ? null
        : days % DaysOfYear == 0 ? Count("keptYears", days / DaysOfYear, language)
        : Count("keptDays", days, language);

    /// <summary>For the notice that a visitor reads before writing.</summary>
    public string Notice(Language language) => Told.Aggregate(
        library.Phrases.Web["privacyKept"].In(language), (text, told) => text.Replace($"{{{told.Gap}}}", Of(told.Kept, language), StringComparison.Ordinal));

    private string Count(string key, int count, Language language) => (count == 1 ? library.Phrases.Web[$"{key}1"] : library.Phrases.Web[key]).In(language)
        .Replace("{count}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
