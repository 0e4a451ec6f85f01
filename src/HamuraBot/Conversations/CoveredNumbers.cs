using System.Text;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Conversations;

/// <summary>My Numbers, cards and bank accounts, which nobody should read by chance: officers see them covered until they ask for one message.</summary>
public static class CoveredNumbers
{
    private const string Cover = "●●●●";

    public static IReadOnlyList<PersonalDataKind> In(string text) => [.. Of(text).Select(datum => datum.Kind).Distinct()];

    public static string Covered(string text)
    {
        var (covered, at) = (new StringBuilder(text.Length), 0);
        foreach (var datum in Of(text))
        {
            covered.Append(text, at, datum.Start - at).Append(Cover);
            at = datum.Start + datum.Length;
        }
        return at == 0 ? text : covered.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The shortest of them, a bank account, has seven digits: most messages have fewer, and need no second look.</summary>
    private static IEnumerable<PersonalDatum> Of(string text) =>
        text.Count(char.IsDigit) < 7 ? [] : PersonalData.Find(text).Where(datum => datum.Kind is PersonalDataKind.Card or PersonalDataKind.MyNumber or PersonalDataKind.BankAccount);
}
