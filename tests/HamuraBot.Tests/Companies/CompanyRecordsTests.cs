using HamuraBot.Companies;
using HamuraBot.Data;

namespace HamuraBot.Tests.Companies;

/// <summary>The record of companies, on both stores.</summary>
public sealed class CompanyRecordsTests
{
    private const string Number = "1000020132276";

    public static TheoryData<StoreProvider> Stores => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_company_is_found_however_it_is_spelt(StoreProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var records = office.Get<CompanyRecords>();
        await records.CreateAsync(CompanyDetails.Of("株式会社ハムラ精機") with
        {
            Kana = "ハムラセイキ",
            CorporateNumber = Number,
            ConsentOn = new(2026, 11, 2),
            Contacts = [new("山﨑 一郎", "工場長", "Taro@Example.co.jp", "+81425551111"), new("佐藤", null, null, null)],
        }, null, default);
        await office.AddCompanyAsync("100%_off!");

        foreach (var text in (string[])["ﾊﾑﾗ", "はむらせいき", "ハムラ精機", Number, "山﨑", "山崎　ハムラ", "ハムラ精機㈱", "042-555-1111", "0425551111", "taro@example", ""])
            Assert.Contains((await records.SearchAsync(text, 1, default)).Items, company => company.Name == "株式会社ハムラ精機");
        Assert.Equal("100%_off!", Assert.Single((await records.SearchAsync("%_off!", 1, default)).Items).Name);
        Assert.Empty((await records.SearchAsync("羽%精機", 1, default)).Items);
        var found = Assert.Single((await records.SearchAsync("工場", 1, default)).Items.Concat((await records.SearchAsync("taro", 1, default)).Items));
        Assert.Equal(["山﨑 一郎", "佐藤"], found.Details.Contacts.Select(contact => contact.Name));
        Assert.Equal(new DateOnly(2026, 11, 2), found.Details.ConsentOn);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Records_that_look_alike_are_suggested_and_never_merged(StoreProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var byNumber = await office.AddCompanyAsync("羽村工業", Number);
        var byEmail = await office.AddCompanyAsync("福生工業", email: "taro@example.co.jp");
        var byName = await office.AddCompanyAsync("㈱髙橋精機");
        await office.AddCompanyAsync("青梅工業");

        var suggested = await office.Store.ReadAsync(sql => CompanyRecords.SuggestAsync(sql, new("高橋精機株式会社", Number, "TARO@example.co.jp")), default);

        Assert.Equal([(byNumber.Id, CompanyMatch.CorporateNumber), (byEmail.Id, CompanyMatch.Email), (byName.Id, CompanyMatch.Name)],
            suggested.Select(suggestion => (suggestion.Company.Id, suggestion.Match)));
        Assert.All(suggested, suggestion => Assert.Null(suggestion.Company.MergedInto));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_corporate_number_belongs_to_one_record(StoreProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var records = office.Get<CompanyRecords>();
        var first = await office.AddCompanyAsync("羽村工業", Number);
        var second = await office.AddCompanyAsync("羽村工業所");
        Assert.Equal((CompanyResult.NumberTaken, first.Id), Named(await records.CreateAsync(CompanyDetails.Of("別の会社") with { CorporateNumber = Number }, null, default)));
        Assert.Equal((CompanyResult.NumberTaken, first.Id), Named(await records.ChangeAsync(second.Id, 1, second.Details with { CorporateNumber = Number }, null, default)));
        Assert.Equal(CompanyResult.Done, (await records.ChangeAsync(first.Id, 1, first.Details with { Address = "羽村市" }, null, default)).Result);

        static (CompanyResult, string?) Named(CompanyOutcome outcome) => (outcome.Result, outcome.Company?.Id);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Of_two_who_change_a_record_at_once_one_is_told(StoreProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var company = await office.AddCompanyAsync("羽村工業");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            office.Get<CompanyRecords>().ChangeAsync(company.Id, 1, company.Details with { Address = $"{i}" }, null, default)));
        Assert.Equal(1, outcomes.Count(outcome => outcome.Result is CompanyResult.Done));
        Assert.Equal(7, outcomes.Count(outcome => outcome.Result is CompanyResult.Outdated));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_merged_record_is_known_under_the_other_until_it_is_undone(StoreProvider provider)
    {
        await using var office = await OpenAsync(provider);
        var records = office.Get<CompanyRecords>();
        var (kept, second, third) = (await office.AddCompanyAsync("羽村工業"), await office.AddCompanyAsync("羽村工業㈱", Number), await office.AddCompanyAsync("羽村工業（株）"));
        await records.MergeAsync(third.Id, second.Id, null, default);
        Assert.Equal(CompanyResult.NotMergeable, (await records.MergeAsync(third.Id, kept.Id, null, default)).Result);
        Assert.Equal(CompanyResult.NotMergeable, (await records.MergeAsync(second.Id, third.Id, null, default)).Result);
        Assert.Equal(CompanyResult.NotMergeable, (await records.MergeAsync(kept.Id, kept.Id, null, default)).Result);
        await records.MergeAsync(second.Id, kept.Id, null, default);

        Assert.Equal(3, (await office.Store.ReadAsync(sql => CompanyTable.IdsAsync(sql, kept.Id), default)).Parameters.Length);
        Assert.Equal(kept.Id, (await office.Store.ReadAsync(sql => CompanyTable.StandingForAsync(sql, third.Id), default))!.Id);
        Assert.Equal([kept.Id], (await records.SearchAsync("羽村工業", 1, default)).Items.Select(company => company.Id));
        var suggested = await office.Store.ReadAsync(sql => CompanyRecords.SuggestAsync(sql, new(null, Number, null)), default);
        Assert.Equal(kept.Id, Assert.Single(suggested).Company.Id);

        await records.UndoMergeAsync(second.Id, null, default);
        Assert.Single((await office.Store.ReadAsync(sql => CompanyTable.IdsAsync(sql, kept.Id), default)).Parameters);
        Assert.Equal(second.Id, (await office.Store.ReadAsync(sql => CompanyTable.StandingForAsync(sql, third.Id), default))!.Id);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Two_merges_the_other_way_round_do_not_both_go_through(StoreProvider provider)
    {
        await using var office = await OpenAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await office.AddCompanyAsync($"一{round}"), await office.AddCompanyAsync($"二{round}"));
            var outcomes = await Task.WhenAll(
                office.Get<CompanyRecords>().MergeAsync(one.Id, other.Id, null, default), office.Get<CompanyRecords>().MergeAsync(other.Id, one.Id, null, default));
            Assert.Single(outcomes, outcome => outcome.Result is CompanyResult.Done);
        }
    }

    private static Task<OfficeFixture> OpenAsync(StoreProvider provider) => OfficeFixture.OpenAsync(provider);
}
