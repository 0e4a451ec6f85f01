using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;
using Microsoft.Extensions.Options;

namespace HamuraBot.Enrichment;

/// <summary>
/// Asks the cloud where the local understanding is not sure, before the turn and within a deadline. The cloud decides between what the
/// desk might be asked and never answers itself: what it finds leads to the desk's own topics or to nothing.
/// </summary>
public sealed class CloudEnrichment(CloudLanguage cloud, IOptions<EnrichmentOptions> options, TimeProvider clock)
{
    private const int MostSuggestions = 3;

    /// <summary>Whether there is anything to ask. What was understood without doubt never leaves the house.</summary>
    public static bool MayHelp(Meaning local) => IsUnsure(local) || LooksChinese(local);

    public async Task<Meaning> EnrichAsync(string text, Meaning local, Func<string, Language, Meaning> understand)
    {
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        var sent = options.Value.AllowPersonalData ? text : PersonalDataMask.Of(text);
        if (LooksChinese(local) && await cloud.DetectAsync(sent, deadline.Token) is var spoken and (Spoken.Ja or Spoken.En))
        {
            local = understand(text, spoken is Spoken.Ja ? Language.Ja : Language.En) with { IsLanguageSure = true };
        }
        if (!IsUnsure(local))
        {
            return local;
        }
        var findings = await cloud.FindAsync(sent, local.Language, deadline.Token);
        var meaning = findings.KeyPhrases.Count > 0 ? Led(local, understand(string.Join(' ', findings.KeyPhrases), local.Language)) : local;
        return meaning with { IsDispleased = local.IsDispleased || findings.IsNegative, Redacted = findings.Redacted };
    }

    /// <summary>What is known to be another's, or despair, is nobody's to guess at.</summary>
    private static bool IsUnsure(Meaning meaning) => meaning is { Intent: Intent.None or Intent.Topic, Answers: [], Foreign: ForeignKind.Other };

    /// <summary>Kanji without kana are the one thing that the two languages share in writing.</summary>
    private static bool LooksChinese(Meaning local) => local.Spoken is Spoken.Zh;

    /// <summary>The phrases decide a close race, or offer what the whole text was too far from; they never overrule it.</summary>
    private static Meaning Led(Meaning local, Meaning phrases)
    {
        if (phrases is not { Intent: Intent.Topic, Answers.Count: > 0 })
        {
            return local;
        }
        if (local.Suggestions.Count is 0)
        {
            return local with { Intent = Intent.Topic, Suggestions = [.. phrases.Answers.Select(answer => answer.Id).Take(MostSuggestions)] };
        }
        return phrases.Answers is [var one] && local.Suggestions.Contains(one.Id) ? local with { Intent = Intent.Topic, Answers = [one], Suggestions = [] } : local;
    }
}
