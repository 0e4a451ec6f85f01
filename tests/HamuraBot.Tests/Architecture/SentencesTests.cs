using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Architecture;

/// <summary>Sentences for people are in <c>dialogs/</c>, in both languages. In the code stand only those for whoever runs or programs the house.</summary>
public sealed partial class SentencesTests
{
    /// <summary>What is said at the console before the server runs, and what the channel's protocol says to client programs.</summary>
    private static readonly string[] MaySay =
        ["Commands/", "Data/", "DirectLine/", "Hosting/StartFault.cs", "Handoffs/HandoffServices.cs", "Options.cs"];

    [Fact]
    public void No_sentence_that_is_told_to_people_stands_in_the_code()
    {
        var said = Directory.EnumerateFiles(Repository.App, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(Repository.App, file).Replace('\\', '/'), Code: File.ReadAllLines(file)))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => !MaySay.Any(name => file.Name.StartsWith(name, StringComparison.Ordinal) || file.Name.EndsWith(name, StringComparison.Ordinal)))
            .SelectMany(file => file.Code.Select((_, line) => line).Where(line => Says(file.Code, line)).Select(line => $"{file.Name}:{line + 1} {file.Code[line].Trim()}"));

        Assert.Empty(said);
    }

    [Theory]
    [InlineData("return Problem(\"The seminar has been called off.\");", true)]
    [InlineData("[$\"At most {Longest} characters.\"]", true)]
    [InlineData("Say(\"このセミナーは中止されました。\")", true)]
    [InlineData("throw new InvalidOperationException(\"This page is for officers.\");", false)]
    [InlineData("[LoggerMessage(Level = LogLevel.Error, Message = \"The desk failed at {Method}.\")]", false)]
    [InlineData("/// <summary>\"So it is said.\"</summary>", false)]
    [InlineData("sql.QueryAsync(\"SELECT id FROM seminars WHERE id = @id\")", false)]
    public void A_sentence_is_known_by_its_words_and_its_stop(string line, bool isSentence) => Assert.Equal(isSentence, Says([line], 0));

    /// <summary>Logs and exceptions are read by whoever runs the house; their text may stand on the line below.</summary>
    private static bool Says(string[] code, int line) =>
        !code[line].TrimStart().StartsWith("//", StringComparison.Ordinal)
        && Literal().Matches(code[line]).Any(literal => Sentence().IsMatch(literal.Groups["text"].Value.TrimEnd()))
        && !code[Math.Max(0, line - 1)..(line + 1)].Any(near => ForTheHouse().IsMatch(near));

    [GeneratedRegex(""""[$@]*"(?<text>(?:[^"\\]|\\.)*)["]"""")]
    private static partial Regex Literal();

    [GeneratedRegex("""^[^()|]*[A-Za-z0-9,}'] [A-Za-z0-9{'][^()|]*(?<=[A-Za-z0-9}'")])\.$|[ぁ-ん].*。$""")]
    private static partial Regex Sentence();

    [GeneratedRegex("context\\.Fail[(]|Exception[( ]|Exception\\b.*=> new\\(|LoggerMessage|Message = |GeneratedRegex")]
    private static partial Regex ForTheHouse();
}
