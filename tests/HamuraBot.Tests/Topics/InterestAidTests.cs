using HamuraBot.Dialogs;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Topics;
using HamuraBot.Topics.Checks;
using HamuraBot.Topics.Estimate;

namespace HamuraBot.Tests.Topics;

public sealed class InterestAidTests
{
    [Theory]
    [InlineData(Programme.Ordinary, 80_000)]
    [InlineData(Programme.Eco, 96_000)]
    public void Ten_million_yen_of_working_capital_for_a_year(Programme programme, long aid)
    {
        var estimate = InterestAid.Estimate(programme, 10_000_000, Funds.WorkingCapital, 12);
        Assert.Equal(new InterestAid(Interest: 160_000, Aid: aid, Limit: 10_000_000, Capped: false), estimate);
    }

    [Fact]
    public void The_rates_are_parts_of_the_loans_interest()
    {
        Assert.Equal(0.8m, InterestAid.RateOf(Programme.Ordinary) / 100m);
        Assert.Equal(1.6m / 2, InterestAid.RateOf(Programme.Ordinary) / 100m);
        Assert.Equal(0.96m, InterestAid.RateOf(Programme.Eco) / 100m);
        Assert.Equal(1.6m * 6 / 10, InterestAid.RateOf(Programme.Eco) / 100m);
    }

    [Theory]
    [InlineData(Funds.WorkingCapital, 10_000_001, 10_000_000, 80_000)]
    [InlineData(Funds.WorkingCapital, 25_000_000, 10_000_000, 80_000)]
    [InlineData(Funds.CapitalExpenditure, 30_000_001, 30_000_000, 240_000)]
    public void Above_the_limit_only_the_limit_is_aided(Funds funds, long loan, long limit, long aid)
    {
        var estimate = InterestAid.Estimate(Programme.Ordinary, loan, funds, 12);
        Assert.Equal((limit, aid, true), (estimate.Limit, estimate.Aid, estimate.Capped));
    }

    [Fact]
    public void Exactly_the_limit_is_not_above_it() => Assert.False(InterestAid.Estimate(Programme.Eco, 30_000_000, Funds.CapitalExpenditure, 1).Capped);

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(10_000, 1, 13, 6)]        // 13.33… and 6.66…
    [InlineData(1_234_567, 7, 11_522, 5_761)]   // 11,522.6… and 5,761.3…
    public void Fractions_of_a_yen_are_dropped(long loan, int months, long interest, long aid)
    {
        var estimate = InterestAid.Estimate(Programme.Ordinary, loan, Funds.CapitalExpenditure, months);
        Assert.Equal((interest, aid), (estimate.Interest, estimate.Aid));
    }

    [Fact]
    public void The_longest_and_largest_loan_of_the_form_can_be_calculated()
    {
        var form = DialogLibrary.Load(LibraryCopy.Original, TimeProvider.System).Forms["interest-estimate"];
        var estimate = InterestAid.Estimate(Programme.Eco, form.Find("amount")!.Max!.Value, Funds.CapitalExpenditure, (int)form.Find("months")!.Max!.Value);
        Assert.Equal(3_200_000_000, estimate.Interest);
    }

    [Fact]
    public void Its_figures_are_those_of_the_facts()
    {
        var library = Libraries.Topics();
        Assert.Contains(new Figure(0.8m, Unit.Percent), Quoted(library["interest-subsidy"]));
        Assert.Contains(new Figure(1.6m, Unit.Percent), Quoted(library["interest-subsidy"]));
        Assert.Contains(new Figure(InterestAid.LimitOf(Funds.WorkingCapital), Unit.Yen), Quoted(library["interest-subsidy"]));
        Assert.Contains(new Figure(InterestAid.LimitOf(Funds.CapitalExpenditure), Unit.Yen), Quoted(library["interest-subsidy"]));
        Assert.Contains(new Figure(0.96m, Unit.Percent), Quoted(library["eco-interest-subsidy"]));
    }

    private static IEnumerable<Figure> Quoted(Topic topic) => topic.Facts.SelectMany(fact => Figures.In(fact.Quote));
}
