using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Tests.Dialogs;

public sealed class ChangeWishTests
{
    private static readonly Form Form = Libraries.Dialogs().Forms["expert-dispatch"];

    [Theory]
    [InlineData("メールを変更", "email")]
    [InlineData("メールアドレスを変更したいです", "email")]
    [InlineData("電話番号が間違っていました", "phone")]
    [InlineData("会社名の訂正をお願いします", "companyName")]
    [InlineData("業種を直したい", "industry")]
    [InlineData("代表者名変更", "representative")]
    [InlineData("ﾒｰﾙｱﾄﾞﾚｽを変更", "email")]
    [InlineData("第２希望日を変える", "preferredDate2")]
    [InlineData("change the e-mail", "email")]
    [InlineData("Please change my email.", "email")]
    [InlineData("I'd like to correct the company", "companyName")]
    [InlineData("edit phone", "phone")]
    [InlineData("希望日を変更", "preferredDate1,preferredDate2,preferredDate3")]
    [InlineData("change the date", "preferredDate1,preferredDate2,preferredDate3")]
    [InlineData("change the weather", "")]
    [InlineData("設備を変更したい", "")]
    [InlineData("会社の変更手続き", null)]
    [InlineData("代表者名変更登記の相談", null)]
    [InlineData("変わった業種です", null)]
    [InlineData("change", null)]
    [InlineData("taro@example.jp", null)]
    public void A_wish_to_change_names_its_fields(string text, string? fields) =>
        Assert.Equal(fields, ChangeWish.Read(Form, text, exactly: false) is { } wish ? string.Join(',', wish.Fields.Select(field => field.Id)) : null);

    [Theory]
    [InlineData("メールをhanako@example.jpに変更", "email", "hanako@example.jp")]
    [InlineData("従業員を20人に直したい", "employees", "20人")]
    [InlineData("業種は製造業にしてください", "industry", "製造業")]
    [InlineData("change the company to Hamura Works Ltd.", "companyName", "Hamura Works Ltd")]
    [InlineData("please set the phone to 042-555-0000", "phone", "042-555-0000")]
    public void A_wish_to_change_may_bring_the_new_answer(string text, string field, string value)
    {
        var wish = ChangeWish.Read(Form, text, exactly: false)!;

        Assert.Equal((field, value), (Assert.Single(wish.Fields).Id, wish.Value));
    }

    [Theory]
    [InlineData("会社名は羽村工業です", "companyName", "羽村工業")]
    [InlineData("電話: 042-555-0000", "phone", "042-555-0000")]
    [InlineData("the company is Hamura Works", "companyName", "Hamura Works")]
    [InlineData("送信は明日です", null, null)]
    [InlineData("はい", null, null)]
    public void Where_all_is_read_once_more_a_statement_is_a_wish_to_change(string text, string? field, string? value)
    {
        var wish = ChangeWish.ReadStatement(Form, text);

        Assert.Equal((field, value), (wish?.Fields.Single().Id, wish?.Value));
    }

    [Fact]
    public void Where_any_words_are_taken_a_field_is_named_in_full()
    {
        Assert.Empty(ChangeWish.Read(Form, "メールを変更", exactly: true)!.Fields);
        Assert.Equal("email", Assert.Single(ChangeWish.Read(Form, "メールアドレスを変更", exactly: true)!.Fields).Id);
    }
}
