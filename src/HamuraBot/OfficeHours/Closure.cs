namespace HamuraBot.OfficeHours;

/// <summary>Why the desk is closed on a day.</summary>
public enum Closure
{
    /// <summary>As in every week.</summary>
    Weekly,

    NationalHoliday,

    YearEnd,

    /// <summary>Somebody has entered that day, for whatever reason.</summary>
    Entered,
}
