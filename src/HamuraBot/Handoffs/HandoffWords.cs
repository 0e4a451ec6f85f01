using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs;

/// <summary>Hears what the buttons of a handoff say. The meaning's answer is then just that.</summary>
public static class HandoffWords
{
    private static readonly string[] Words = [HandoffReply.CancelWord, HandoffReply.RateWord];

    public static Task<Meaning?> HearAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken) => Task.FromResult(
        Words.Any(word => turn.Text.StartsWith(word, StringComparison.Ordinal))
            ? new Meaning(turn.Language, Intent.Human, [new(turn.Text, 1)], [])
            : null);

    /// <summary>What stands behind a word; null if it is another one.</summary>
    public static string? Behind(string word, Meaning? meaning) =>
        meaning?.Answers is [{ Id: var said }] && said.StartsWith(word, StringComparison.Ordinal) ? said[word.Length..] : null;
}
