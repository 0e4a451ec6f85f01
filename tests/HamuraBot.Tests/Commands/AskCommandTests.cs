using System.Text.Json;
using HamuraBot.Commands;
using HamuraBot.Tests.Dialogs;

namespace HamuraBot.Tests.Commands;

public sealed class AskCommandTests
{
    [Fact]
    public void A_question_gets_one_line_of_json()
    {
        var (exit, output, _) = Ask("expert-dispatch");
        Assert.Equal(0, exit);
        Assert.Equal("""{"language":"ja","answers":[{"id":"expert-dispatch","confidence":1,"aspect":null}],"suggestions":[],"rejected":[],"intent":"topic"}""" + "\n", output);
    }

    [Fact]
    public void A_batch_gets_a_line_for_each_question()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "en\tsubsidy\nja\t人と話したい\nen\tdesk-staff\n");
        var (exit, output, _) = Ask("--batch", file);
        File.Delete(file);
        Assert.Equal(0, exit);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["topic", "human", "topic"], lines.Select(line => line.GetProperty("intent").GetString()));
        Assert.Equal(["en", "ja", "en"], lines.Select(line => line.GetProperty("language").GetString()));
        Assert.Equal(4, lines[0].GetProperty("suggestions").GetArrayLength());
    }

    [Fact]
    public void Without_a_question_it_says_what_it_needs()
    {
        var (exit, _, error) = Ask();
        Assert.Equal(2, exit);
        Assert.Contains("--batch FILE", error, StringComparison.Ordinal);
        Assert.Equal(2, Ask("--batch", "/nowhere/at/all").Exit);
    }

    private static (int Exit, string Output, string Error) Ask(params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter());
        return (AskCommand.Run(LibraryCopy.Original, arguments, output, error), output.ToString(), error.ToString());
    }
}
