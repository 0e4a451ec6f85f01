using System.Net;
using AngleSharp.Html.Dom;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Topics;
using static HamuraBot.Tests.Gaps.SomeGaps;

namespace HamuraBot.Tests.Gaps;

/// <summary>What officers do with gaps on their pages.</summary>
public sealed class GapPagesTests
{
    [Theory]
    [InlineData("ja", "答えられなかった質問")]
    [InlineData("en", "Gaps")]
    public async Task An_officer_attaches_and_undoes_by_form_without_scripts(string language, string title)
    {
        await using var house = await TopicFixture.OpenAsync();
        Assert.NotNull((await house.PageAsync($"/desk/gaps?lang={language}")).QuerySelector(".empty"));
        await house.AskAsync(Unknown + " taro@example.com");
        var list = await house.PageAsync($"/desk/gaps?lang={language}");
        Assert.Equal(title, list.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("taro@example.com", list.Body!.TextContent, StringComparison.Ordinal);

        var gap = await house.PageAsync(list.QuerySelector("#gaps tbody a")!.GetAttribute("href")!);
        var form = (IHtmlFormElement)gap.QuerySelector("form.desk-form")!;
        var (refused, again, _) = await house.SendAsync(form, ("topic", "vacant-sites"), ("phrasings", "taro@example.com"));
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Equal("true", again.GetElementById("phrasings")!.GetAttribute("aria-invalid"));
        var (done, _, location) = await house.SendAsync((IHtmlFormElement)again.QuerySelector("form.desk-form")!, ("phrasings", Unknown));
        Assert.Equal(HttpStatusCode.Redirect, done);
        Assert.Equal("vacant-sites", (await house.AskAsync(Unknown)).Mark.Text("id"));

        var after = await house.PageAsync(location!);
        Assert.NotNull(after.QuerySelector("p.notice"));
        await house.SendAsync((IHtmlFormElement)after.QuerySelector("ul.items form")!);
        Assert.Single((await house.PageAsync($"/desk/gaps?lang={language}")).QuerySelectorAll("#gaps tbody tr"));
    }

    [Fact]
    public async Task An_officer_writes_a_topic_and_dismisses_by_form_without_scripts()
    {
        await using var house = await TopicFixture.OpenAsync();
        await house.AskAsync(Unknown);
        await house.AskAsync("What will the weather be like tomorrow?", Language.En);
        var gaps = (await GapsAsync(house)).ToDictionary(gap => gap.Text("language"), gap => gap.Text("id"));
        var form = (IHtmlFormElement)(await house.PageAsync($"/desk/gaps/{gaps["ja"]}/topic?lang=ja")).QuerySelector("form.desk-form")!;
        Assert.Equal(Unknown, ((IHtmlTextAreaElement)form.Elements["questionsJa"]!).Value);
        var (refused, again, _) = await house.SendAsync(form, ("name.ja", "駐輪場の改修"));
        Assert.Equal((HttpStatusCode.BadRequest, "駐輪場の改修"), (refused, again.GetElementById("name-ja")!.GetAttribute("value")));

        var (done, _, _) = await house.SendAsync((IHtmlFormElement)again.QuerySelector("form.desk-form")!,
            ("name.en", "Repair of bicycle stands"), ("short.ja", "駐輪場の改修補助"), ("short.en", "Bicycle stands"), ("questionsEn", "a roof for the bicycle stand"),
            ("say.ja", "改修費を補助します。"), ("say.en", "Repairs are aided."), ("quote", "補助する"), ("source.title", "要綱"), ("source.publisher", "羽村市"),
            ("source.date", "2026-11-01"));

        Assert.Equal(HttpStatusCode.Redirect, done);
        Assert.Equal("bicycle-stands", (await house.AskAsync(Unknown)).Mark.Text("id"));
        var dismiss = (IHtmlFormElement)(await house.PageAsync($"/desk/gaps/{gaps["en"]}?lang=en")).QuerySelector("form[action*='/dismiss']")!;
        Assert.Equal(HttpStatusCode.Redirect, (await house.SendAsync(dismiss)).Status);
        Assert.Empty(await GapsAsync(house));
        Assert.Equal(HttpStatusCode.NotFound, await house.Officer.StatusAsync($"/desk/gaps/{gaps["en"]}"));
    }
}
