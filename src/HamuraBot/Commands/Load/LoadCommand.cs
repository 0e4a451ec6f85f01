using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics;
using HamuraBot.Understanding;

namespace HamuraBot.Commands.Load;

/// <summary><c>-- load URL</c>: visitors who ask by Direct Line and listen on a socket, as the web page does; for sizing a machine.</summary>
public static class LoadCommand
{
    public const string Name = "load";

    private const string Usage = "load needs the server's address, as in: load http://localhost:5080 --visitors 50 --seconds 30 --pause 2 "
        + "(visitors at once, how long, and seconds between an answer and the next question; 0 for none).";

    public static async Task<int> RunAsync(ContentFolder directory, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (LoadPlan.Read(arguments) is not { } plan)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }
        var questions = Questions(directory);
        var result = new LoadResult();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = plan.Visitors, UseCookies = false }) { BaseAddress = plan.Server, Timeout = TimeSpan.FromSeconds(30) };
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(plan.Seconds));
        var clock = TimeProvider.System;
        var begun = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, plan.Visitors).Select(number => new LoadVisitor(http, questions, number, plan.Pause, result, clock).StayAsync(end.Token)));
        await output.WriteLineAsync(result.Summary(clock.GetElapsedTime(begun)));
        return result.IsGood ? 0 : 1;
    }

    /// <summary>The sample questions of the topics, in both languages.</summary>
    private static List<(Language Language, string Text)> Questions(ContentFolder directory)
    {
        var dialogs = DialogLibrary.Load(directory, TimeProvider.System);
        return [.. TopicKnowledge.Of(dialogs, TopicLibrary.Load(directory, dialogs)).Topics.SelectMany(topic =>
            topic.QuestionsJa.Select(text => (Language.Ja, text)).Concat(topic.QuestionsEn.Select(text => (Language.En, text))))];
    }
}

/// <param name="Seconds">How long questions are asked.</param>
/// <param name="Pause">Seconds between an answer and the next question.</param>
public sealed record LoadPlan(Uri Server, int Visitors, int Seconds, double Pause)
{
    /// <returns>Null if they cannot be read.</returns>
    public static LoadPlan? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 == 0 || !Uri.TryCreate(arguments[0], UriKind.Absolute, out var server) || !server.Scheme.StartsWith("http", StringComparison.Ordinal)) return null;
        var plan = new LoadPlan(server, 50, 30, 2);
        foreach (var pair in arguments.Skip(1).Chunk(2))
        {
            if (!double.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
            var next = pair[0] switch
            {
                "--visitors" when number >= 1 => plan with { Visitors = (int)number },
                "--seconds" when number >= 1 => plan with { Seconds = (int)number },
                "--pause" => plan with { Pause = number },
                _ => null,
            };
            if (next is null) return null;
            plan = next;
        }
        return plan;
    }
}
