using System.Net;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Several people of one registration, and several registrations of one address, as the chat sees them.</summary>
public sealed class PartyChatTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Fact]
    public async Task Who_types_the_address_of_another_is_answered_like_a_stranger()
    {
        var seminar = await chat.PlanAsync();
        var first = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");

        var other = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");

        Assert.Equal(first.Registration.Text("outcome"), other.Registration.Text("outcome"));
        Assert.NotEqual(first.Registration.Text("number"), other.Registration.Text("number"));
        Assert.Equal(first.Heard, other.Heard.Replace(other.Registration.Text("number"), first.Registration.Text("number"), StringComparison.Ordinal));
        Assert.Equal(first.Buttons.Count(), other.Buttons.Count());
        var mine = await other.SayAsync("申し込みを確認する");
        Assert.DoesNotContain(first.Registration.Text("number"), string.Join(' ', mine.Cards.Select(card => card.Text("text"))), StringComparison.Ordinal);
        Assert.Equal(2, (await chat.ListAsync(seminar.Id)).Count);
    }

    [Fact]
    public async Task Companions_are_named_in_one_line_each_with_an_address_or_without()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        var companions = new Queue<string>(["岸 花子、@", "岸 花子（kishi@example.jp）、森 一郎"]);
        while (visitor.Prompt is { } prompt)
        {
            var isAsked = prompt.Text("field") == "companions";
            await visitor.SayAsync(isAsked ? companions.Dequeue() : SeminarVisitor.AnswerTo(prompt, "office@example.jp", 3));
            if (isAsked && companions.Count > 0) Assert.Contains("「@」", visitor.Heard, StringComparison.Ordinal);
        }

        Assert.Contains("参加される方：髙橋 太郎、岸 花子、森 一郎", visitor.Heard, StringComparison.Ordinal);
        var made = Assert.Single(await chat.ListAsync(seminar.Id));
        Assert.Equal([null, "kishi@example.jp", null], made.People.Select(person => person.Email?.Value));
    }

    [Fact]
    public async Task On_the_registrations_own_page_each_person_is_named_parted_and_cancelled_without_scripts()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("office@example.jp", 3);
        var page = new OwnPageVisitor(chat.CreateClient(redirects: false), new Uri(visitor.Registration.Text("url")).AbsolutePath);
        var people = (await chat.ListAsync(seminar.Id))[0].People;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await page.PostAsync($"parts/{people[1].Ticket}/replace", ("name", " "), ("email", "nobody")));
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync($"parts/{people[1].Ticket}/replace", ("name", "岸 花子"), ("email", "kishi@example.jp")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await page.PostAsync($"parts/{people[2].Ticket}/split", ("name", "林 三郎"), ("email", "")));
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync($"parts/{people[2].Ticket}/split", ("name", "林 三郎"), ("email", "hayashi@example.jp")));
        Assert.Contains("岸 花子", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Contains($"/parts/{people[1].Ticket}/ticket.png", await page.GetAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await page.PostAsync($"parts/{people[1].Ticket}/remove"));

        Assert.Equal([("office@example.jp", 1, "髙橋 太郎"), ("hayashi@example.jp", 1, "林 三郎")],
            (await chat.ListAsync(seminar.Id)).Select(one => (one.Attendee.Email!.Value, one.People.Count, one.People[0].Name!)));
        Assert.Equal(2, (await chat.Store.ReadAsync(sql => SeminarTable.FindAsync(sql, seminar.Id), default))!.Taken);
    }
}
