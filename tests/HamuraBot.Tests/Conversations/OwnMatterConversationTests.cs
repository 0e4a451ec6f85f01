using HamuraBot.Requests;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Conversations;

/// <summary>Plays the dialogues in <c>Conversations/OwnMatters/*.txt</c>, where requests can be filed.</summary>
public sealed class OwnMatterConversationTests
{
    private const string Subfolder = "OwnMatters";

    public static TheoryData<string> Dialogues =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Conversations", Subfolder), "*.txt")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Dialogues))]
    public Task It_goes_as_written(string dialogue) => ConversationTests.PlayAsync(
        Path.Combine(Subfolder, dialogue), before => new(LibraryCopy.Original, ConversationTests.Learnt, before, services => services.AddRequests()));
}
