using System.Text.RegularExpressions;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Rules;

/// <summary>Somebody who speaks of ending their life. Worth a false alarm: what is said then harms nobody.</summary>
internal static partial class Distress
{
    public static bool IsIn(string text) => Words().IsMatch(Normalizer.Fold(text).Text);

    [GeneratedRegex(
        "死にたい|しにたい|死にたく(?!な)|死のうと|死んでしまいたい|死んだほうが|死んだ方が|死ぬしか|自殺し|自殺を考|自殺する|自殺も|命を絶|首を吊|首をくくる|首を括|消えてしまいたい|消えてなくなりたい|この世から消え|生きていたくな|生きるのが(つら|辛|嫌)|生きているのが(つら|辛|嫌)|生きる気力"
        + "|もう生きて(い)?(け|られ)な|一家心中|心中するしか"
        + @"|\b(want|wanna|going|ready|wish) to die\b|\bwish i (was|were) dead\b|\bkill(ing)? myself\b|\bend(ing)? (my life|it all)\b|\btak(e|ing) my (own )?life\b|\bsuicid(e|al)\b|\bbetter off dead\b|\b(dont|do not) want to (live|be alive)\b|\bno reason to live\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexGuard.Milliseconds)]
    private static partial Regex Words();
}
