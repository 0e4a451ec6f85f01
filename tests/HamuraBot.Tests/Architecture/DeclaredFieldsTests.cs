using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Architecture;

/// <summary>What code reads of a form it declares: an id in a string would be missed by the check.</summary>
public sealed partial class DeclaredFieldsTests
{
    [Fact]
    public void No_code_reads_an_answer_or_a_form_by_an_id_in_a_string()
    {
        var source = Path.Combine(Repository.Root, "src", "HamuraBot");
        var read = Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => ByString().Matches(File.ReadAllText(file)).Select(found => $"{Path.GetRelativePath(source, file)}: {found.Value}"));
        Assert.Empty(read);
    }

    [Theory]
    [InlineData("answers[\"name\"]")]
    [InlineData("answers.ById.GetValueOrDefault(\"name\")")]
    [InlineData("request.AnswersById()[\"email\"]")]
    [InlineData("library.Forms[\"handoff\"]")]
    [InlineData("library.Forms.TryGetValue(\"handoff\", out var form)")]
    public void Such_reading_would_be_seen(string code) => Assert.Matches(ByString(), code);

    [GeneratedRegex(@"(nswers|ById|ById\(\)|Given|Forms)(\[|\.(TryGetValue|GetValueOrDefault|ContainsKey|Find)\()""")]
    private static partial Regex ByString();
}
