using System.Globalization;

namespace HamuraBot.Reports;

/// <summary>Figures as a report prints them.</summary>
public static class ReportFigure
{
    /// <summary>Of what is not known.</summary>
    private const string Unknown = "−";

    public static string Of(decimal? value) => value?.ToString("#,0.#", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>With its sign.</summary>
    public static string Change(decimal? value) => value?.ToString("+#,0.#;−#,0.#;±0", CultureInfo.InvariantCulture) ?? Unknown;
}
