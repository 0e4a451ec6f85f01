using HamuraBot.Topics.Checks;

namespace HamuraBot.Topics.Estimate;

public enum Programme
{
    Ordinary,
    Eco,
}

public enum Funds
{
    WorkingCapital,
    CapitalExpenditure,
}

/// <summary>
/// What the interest aid would come to: whole yen, fractions dropped. The rates are taken as annual, the balance as constant. The limit is
/// on the loan: the part above it is not aided.
/// </summary>
public sealed record InterestAid(long Interest, long Aid, long Limit, bool Capped)
{
    /// <summary>The loan's interest, in hundredths of a percent: 1.6 %.</summary>
    public const int FullRate = 160;

    private const int WholeRate = 10_000, MonthsInAYear = 12;

    /// <summary>The rate of the aid, in hundredths of a percent: half of the interest, or six tenths.</summary>
    public static int RateOf(Programme programme) => programme switch
    {
        Programme.Ordinary => FullRate / 2,
        Programme.Eco => FullRate * 6 / 10,
    };

    /// <summary>In yen. The source gives no limit for the environmental programme; the ordinary one is taken.</summary>
    public static long LimitOf(Funds funds) => funds switch
    {
        Funds.WorkingCapital => 10_000_000,
        Funds.CapitalExpenditure => 30_000_000,
    };

    /// <summary>An officer may have put other conditions in the place of those that this counts with.</summary>
    public static bool IsBackedBy(Topic topic, Programme programme)
    {
        var told = topic.Facts.SelectMany(fact => fact.Calculated.Prepend(fact.Quote)).SelectMany(Figures.In).ToList();
        var rates = ((int[])[FullRate, RateOf(programme)]).Select(rate => new Figure(rate / 100m, Unit.Percent));
        var limits = Enum.GetValues<Funds>().Select(funds => new Figure(LimitOf(funds), Unit.Yen));
        // The source gives no limit for the environmental programme.
        return (programme is Programme.Eco ? rates : rates.Concat(limits)).All(figure => told.Any(figure.IsBackedBy));
    }

    public static InterestAid Estimate(Programme programme, long loan, Funds funds, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(loan);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(months);
        var limit = LimitOf(funds);
        return new(InterestOn(loan, FullRate, months), InterestOn(Math.Min(loan, limit), RateOf(programme), months), limit, loan > limit);
    }

    private static long InterestOn(long yen, int rate, int months) => checked(yen * rate * months / (WholeRate * MonthsInAYear));
}
