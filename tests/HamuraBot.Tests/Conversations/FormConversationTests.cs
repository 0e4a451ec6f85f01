using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Conversations;

/// <summary>Plays the dialogues in <c>Conversations/Forms/*.txt</c> with the two forms of that folder; at the end they say what they would hand on.</summary>
public sealed class FormConversationTests : IDisposable
{
    private const string Subfolder = "Forms";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Conversations", Subfolder);

    private readonly LibraryCopy library = new();

    public FormConversationTests()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml")) library.Write($"forms/{Path.GetFileName(file)}", File.ReadAllText(file));
    }

    public void Dispose() => library.Dispose();

    public static TheoryData<string> Dialogues => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_forms_have_no_fault() => Assert.Empty(library.Faults());

    [Theory]
    [MemberData(nameof(Dialogues))]
    public Task The_form_goes_as_written(string dialogue) => ConversationTests.PlayAsync(Path.Combine(Subfolder, dialogue), before =>
        new(library.Directories, ConversationTests.Learnt, before, services => services
            .AddSingleton(provider => new Route(new SayingDialog(provider.GetRequiredService<DialogLibrary>(), "meeting")))
            .AddSingleton(provider => new Route(new SayingDialog(provider.GetRequiredService<DialogLibrary>(), "talk")))));

    private sealed class SayingDialog(DialogLibrary library, string form) : FormDialog(library.Forms[form], library)
    {
        protected override Task<KnownAnswers?> PrepareAsync(ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken) =>
            Task.FromResult<KnownAnswers?>(new());

        protected override Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
            Task.FromResult(false);

        protected override Task FinishAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) => turn.SendActivityAsync(
            Reply.In(turn.Language, string.Join("; ", answers.ById.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Key}={answer.Value}"))), cancellationToken);
    }
}
