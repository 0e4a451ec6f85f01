using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Conversations;

/// <summary>Several days are asked for so that the desk can choose.</summary>
public sealed class SameDayTests : IDisposable
{
    private const string Yaml = """
        id: visit
        name: { ja: 訪問, en: Visit }
        button: { ja: 訪問を頼む, en: Ask for a visit }
        fields:
          - { id: first, kind: date, label: { ja: 第1希望日, en: First choice }, ask: { ja: いつ, en: When } }
          - { id: second, kind: date, optional: true, label: { ja: 第2希望日, en: Second choice }, ask: { ja: ほかには, en: And else } }
          - { id: company, kind: text, ask: { ja: 会社名は, en: Company } }

        """;

    private readonly LibraryCopy library = new LibraryCopy().Write("forms/visit.yaml", Yaml);
    private readonly Visitor visitor;

    public SameDayTests() => visitor = new(library.Directories, ConversationTests.Learnt, null, services => services.AddRoute<VisitDialog>());

    public void Dispose() => library.Dispose();

    [Fact]
    public async Task The_same_day_twice_is_asked_for_again()
    {
        await SayAsync("apply:visit", "2027-01-13", "1月13日");

        Assert.Contains("「第1希望日」と同じ日", visitor.Replies[^2].Text, StringComparison.Ordinal);
        Assert.Equal("second", Asked);
        await SayAsync("1月14日", "A");
        Assert.Equal("first=2027-01-13; second=2027-01-14; company=A", visitor.Replies[^1].Text);
    }

    [Fact]
    public async Task Who_has_no_other_day_goes_on_without_one()
    {
        await SayAsync("apply:visit", "2027-01-13", "2027-01-13", "2027-01-13", "A");
        Assert.Equal("first=2027-01-13; second=; company=A", visitor.Replies[^1].Text);
    }

    private string? Asked => visitor.Replies[^1].Marks().Prompt?.Field;

    private async Task SayAsync(params string[] messages)
    {
        foreach (var message in messages) await visitor.SayAsync(message);
    }
}
