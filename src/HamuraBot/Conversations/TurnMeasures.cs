using System.Diagnostics;
using System.Diagnostics.Metrics;
using HamuraBot.Conversations.Channels;
using Microsoft.Bot.Schema;

namespace HamuraBot.Conversations;

/// <summary>What is told of turns to those who watch: how long they took, and codes of what was said. Where nobody listens, a turn pays for a look.</summary>
public static class TurnMeasures
{
    /// <summary>Of the meter and of the source of traces.</summary>
    public const string Name = "HamuraBot";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("hamurabot.turn.duration", "s",
        advice: new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });

    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("hamurabot.answers", "{answer}");
    private static readonly Counter<long> NotUnderstood = Meter.CreateCounter<long>("hamurabot.not_understood", "{message}");
    private static readonly Counter<long> Registrations = Meter.CreateCounter<long>("hamurabot.registrations", "{registration}");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("hamurabot.turn.failures", "{turn}");

    public static async Task<Received> MeasureAsync(Incoming incoming, Func<Task<Received>> turn)
    {
        if (incoming.Rehearsal || (!Duration.Enabled && !Source.HasListeners())) return await turn();
        using var span = Source.StartActivity("turn");
        var begun = Stopwatch.GetTimestamp();
        var received = await turn();
        TagList tags = new()
        {
            { "intent", incoming.Meaning?.Intent.ToString().ToLowerInvariant() ?? "none" },
            { "channel", RemoteConversation.Is(incoming.ConversationId) ? "remote" : "web" },
            { "type", incoming.Activity.Type },
        };
        Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, tags);
        foreach (var (key, value) in tags) span?.SetTag(key, value);
        span?.SetTag("conversation", incoming.ConversationId);
        return received;
    }

    public static void Failed() => Failures.Add(1);

    /// <summary>After the commit.</summary>
    public static void Said(IReadOnlyList<Microsoft.Bot.Schema.Activity> replies)
    {
        if (!Answers.Enabled) return;
        foreach (var reply in replies)
        {
            var marks = Marks.Of(reply);
            foreach (var answer in marks.Answers ?? [])
                Answers.Add(1, new("topic", answer.Id), new("aspect", answer.Aspect ?? "whole"), new KeyValuePair<string, object?>("status", answer.Status));
            if (marks.NotUnderstood is true) NotUnderstood.Add(1, new KeyValuePair<string, object?>("language", Languages.FromLocale(reply.Locale).Code()));
            if (marks.Registration is { } registration) Registrations.Add(1, new KeyValuePair<string, object?>("outcome", registration.Outcome));
        }
    }
}
