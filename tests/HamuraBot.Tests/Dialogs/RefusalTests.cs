using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using Microsoft.Extensions.Time.Testing;

namespace HamuraBot.Tests.Dialogs;

/// <summary>Whoever is refused is told why, and what to write instead.</summary>
public sealed class RefusalTests
{
    private static readonly DialogLibrary Library = Libraries.Dialogs(new FakeTimeProvider(new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(9))));

    [Theory]
    [InlineData("date", "2027年11月3日", Language.Ja, "2027年11月3日（水曜）は祝日のため、窓口は休みです。")]
    [InlineData("date", "3 November 2027", Language.En, "is a national holiday")]
    [InlineData("date", "12月30日", Language.Ja, "は年末年始のため、窓口は休みです。")]
    [InlineData("date", "12月13日", Language.Ja, "は窓口の定休日です。恐れ入りますが、別の日を入力してください（その次に開いている日は2026年12月14日（月曜）です）。")]
    [InlineData("date", "昨日", Language.Ja, "2026年11月24日（火曜）は過ぎています。")]
    [InlineData("date", "平成40年5月1日", Language.Ja, "令和10年、2028年5月1日（月曜）のことでしょうか。そうでしたら「2028年5月1日」と入力してください。")]
    [InlineData("date", "平成31年5月32日", Language.Ja, "その日付は暦にありません。")]
    [InlineData("corporate-number", "011601012345", Language.Ja, "入力された番号は12桁です。登記簿にある12桁の「会社法人等番号」かもしれません。")]
    [InlineData("corporate-number", "01160101234", Language.En, "has 13 digits, and this one has 11.")]
    [InlineData("text", "ながいながいながいながいながいながい会社名", Language.Ja, "20文字以内で入力してください。いまの文章は21文字です。")]
    public void It_says_why(string kind, string typed, Language language, string told)
    {
        var field = new Field("field", FieldKinds.Written[kind], new("問", "ask"), null, Optional: false, [], null, kind is "text" ? 20 : null, null);
        Assert.Contains(told, new Refusal(Library).Of(field, Library.Reader.Read(field, typed), language), StringComparison.Ordinal);
    }
}
