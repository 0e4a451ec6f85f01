namespace HamuraBot.Tests.Architecture;

/// <summary>Who may know whom. Folders are namespaces, and these are their walls.</summary>
public sealed class WallsTests
{
    private const string House = "HamuraBot";

    private static readonly string[] Businesses = ["Topics", "Requests", "Seminars", "Handoffs", "Visits"];

    private static readonly ILookup<string, (Type Type, string Folder)> Rooms = typeof(Language).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith(House, StringComparison.Ordinal) == true)
        .SelectMany(type => Mentions.NamespacesIn(type).Select(mentioned => (type, Folder(mentioned))))
        .ToLookup(mention => Folder(mention.type.Namespace!), mention => mention);

    public static TheoryData<string> EveryBusiness => [.. Businesses];

    [Theory]
    [MemberData(nameof(EveryBusiness))]
    public void One_business_never_mentions_another(string business) =>
        AssertNoMention(business, folder => folder != business && Businesses.Contains(folder));

    [Fact]
    public void Dialogs_know_no_business() => AssertNoMention("Dialogs", Businesses.Contains);

    /// <summary>What the desk writes is read without knowing the conversation that says it.</summary>
    [Fact]
    public void The_content_knows_no_dialogs() =>
        AssertNoMention("Content", folder => Businesses.Contains(folder) || folder is "Dialogs" or "Conversations" or "DirectLine" or "Data");

    /// <summary>They offer places where each business registers what it has to say.</summary>
    [Theory]
    [InlineData("Companies")]
    [InlineData("Persons")]
    [InlineData("Reports")]
    public void What_every_business_shares_knows_none(string folder) => AssertNoMention(folder, Businesses.Contains);

    [Fact]
    public void The_store_knows_no_business() => AssertNoMention("Data", Businesses.Contains);

    [Fact]
    public void The_store_knows_neither_conversations_nor_dialogs() =>
        AssertNoMention("Data", folder => folder is "Conversations" or "DirectLine" or "Dialogs" or "Understanding");

    [Fact]
    public void Understanding_knows_only_itself() => AssertNoMention("Understanding", folder => folder is not ("" or "Understanding"));

    [Fact]
    public void Handoffs_continue_conversations_and_do_not_know_the_channel() => AssertNoMention("Handoffs", folder => folder == "DirectLine");

    /// <summary>Shows that mentions inside of methods are seen.</summary>
    [Fact]
    public void A_mention_in_the_code_of_a_method_is_found() =>
        Assert.Contains("HamuraBot.Tests.Fixtures", Mentions.NamespacesIn(typeof(Mentioning)));

    private static void AssertNoMention(string folder, Func<string, bool> forbidden) =>
        Assert.Empty(Rooms[folder].Where(mention => forbidden(mention.Folder)).Select(mention => $"{mention.Type} → {mention.Folder}").Distinct());

    private static string Folder(string name) => name.Split('.') is [House, var folder, ..] ? folder : "";

    private sealed class Mentioning
    {
        public static object Method() => new List<string> { Fixtures.Some.Key() };
    }
}
