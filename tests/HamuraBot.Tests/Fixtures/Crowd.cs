using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace HamuraBot.Tests.Fixtures;

/// <summary>
/// Many visitors who talk at once and do not give up: each sends a message again, under the same key, until it is acknowledged,
/// and now and then one that was acknowledged before.
/// </summary>
/// <param name="nodes">Whom they all talk to: with each message to another one.</param>
/// <param name="atOnce">Messages on their way at any moment: many are committed together, few each for itself.</param>
public sealed class Crowd(IReadOnlyList<HamuraProcess> nodes, int atOnce)
{
    private static readonly string[] Questions = ["電話番号を教えてください", "What seminars are coming up?", "利子補給について教えて", "who works at the desk"];

    private readonly List<Talk> talks = [];
    private readonly SemaphoreSlim acknowledgements = new(0);
    private readonly SemaphoreSlim turns = new(atOnce);
    private TaskCompletionSource up = Up();
    private Task talking = Task.CompletedTask;
    private volatile bool stopping;
    private int broken;

    public Crowd(HamuraProcess server, int atOnce)
        : this([server], atOnce)
    {
    }

    public IEnumerable<DirectLineClient> Visitors => talks.Select(talk => talk.Visitor);

    private string LastWords => string.Join('\n', nodes.Select(node => node.LastWords));

    public async Task GatherAsync(int visitors)
    {
        var http = nodes is [var one] ? one.Http : AnyNode.ClientOf(nodes);
        talks.AddRange(await Task.WhenAll(Enumerable.Range(0, visitors).Select(async n => new Talk(await DirectLineClient.StartAsync(http), new Random(n)))));
        talking = Task.WhenAll(talks.Select(talk => Task.Run(() => TalkAsync(talk))));
    }

    /// <summary>Waits until so many more messages are acknowledged; the others are on their way at that moment.</summary>
    public async Task HearAsync(int messages)
    {
        for (var heard = 0; heard < messages; heard++)
        {
            Assert.True(await acknowledgements.WaitAsync(TimeSpan.FromSeconds(30)), $"Nothing is acknowledged any more.\n{LastWords}");
        }
    }

    /// <summary>Takes the server away and brings it back; meanwhile everybody waits.</summary>
    public async Task DuringAsync(Action crash)
    {
        up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        crash();
        await Task.WhenAll(nodes.Select(node => node.StartAsync()));
        up.SetResult();
    }

    /// <summary>Lets everybody finish the message they are at.</summary>
    public Task FinishAsync()
    {
        stopping = true;
        return talking;
    }

    /// <summary>Nobody says anything any more, even if the last message was not acknowledged.</summary>
    public async Task FallSilentAsync(Action crash)
    {
        up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        crash();
        stopping = true;
        up.SetResult();
        await talking;
    }

    public async Task<Verdict> JudgeAsync()
    {
        var verdicts = await Task.WhenAll(talks.Select(talk => talk.JudgeAsync()));
        var answers = talks.SelectMany(talk => talk.Answers).ToLookup(answer => answer.Question, answer => answer.Messages);
        return new Verdict(
            verdicts.Sum(one => one.Acknowledged), verdicts.Sum(one => one.Lost), verdicts.Sum(one => one.Doubled),
            verdicts.Sum(one => one.OutOfOrder), verdicts.Sum(one => one.ResentChanged),
            // The same question has the same number of answers for everybody; a second answer would show.
            verdicts.Sum(one => one.WronglyAnswered) + answers.Sum(question => question.Distinct().Count() - 1))
        { Broken = broken };
    }

    private static TaskCompletionSource Up()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task TalkAsync(Talk talk)
    {
        while (!stopping)
        {
            var again = talk.Acknowledged.Count > 0 && talk.Random.Next(8) == 0;
            var sent = again
                ? talk.Acknowledged[talk.Random.Next(talk.Acknowledged.Count)]
                : new Sent(Some.Key(), Questions[talk.Random.Next(Questions.Length)], "");
            if (await InsistAsync(talk.Visitor, sent) is not { } id)
            {
                continue;
            }

            talk.Note(sent, id, again);
            acknowledgements.Release();
        }
    }

    private async Task<string?> InsistAsync(DirectLineClient visitor, Sent sent)
    {
        do
        {
            await up.Task;
            await turns.WaitAsync();
            try
            {
                return await visitor.SayAsync(sent.Text, sent.Key);
            }
            catch (Exception crash) when (crash is HttpRequestException or IOException or OperationCanceledException)
            {
                // Unacknowledged: it may have been said or not. Only sending it again tells. Being told to is an answer; a fault is none.
                if (crash is HttpRequestException { StatusCode: not (null or System.Net.HttpStatusCode.ServiceUnavailable) }) Interlocked.Increment(ref broken);
            }
            finally
            {
                turns.Release();
            }
        }
        while (!stopping);
        return null;
    }

    private sealed record Sent(string Key, string Text, string Id);

    /// <summary>What must all be nothing, beside how much was acknowledged.</summary>
    public sealed record Verdict(int Acknowledged, int Lost, int Doubled, int OutOfOrder, int ResentChanged, int WronglyAnswered)
    {
        /// <summary>Answers that were neither an acknowledgement nor the request to try again.</summary>
        public int Broken { get; init; }
    }

    private sealed class Talk(DirectLineClient visitor, Random random)
    {
        private int resentChanged;

        public DirectLineClient Visitor => visitor;

        public Random Random => random;

        public List<Sent> Acknowledged { get; } = [];

        public ConcurrentBag<(string Question, int Messages)> Answers { get; } = [];

        public void Note(Sent sent, string id, bool again)
        {
            if (!again)
            {
                Acknowledged.Add(sent with { Id = id });
            }
            else if (sent.Id != id)
            {
                resentChanged++;
            }
        }

        public async Task<Verdict> JudgeAsync()
        {
            var history = await ReadAsync();
            var said = history.Where(Activities.IsFromUser).ToList();
            var ids = said.ToLookup(Activities.Key, Activities.Id);
            var order = said.Select(Activities.Id).ToList();
            var acknowledged = Acknowledged.Select(sent => sent.Id).ToHashSet();
            return new Verdict(
                Acknowledged.Count,
                Acknowledged.Count(sent => !ids[sent.Key].Contains(sent.Id)),
                said.Count - ids.Count,
                order.Where(acknowledged.Contains).SequenceEqual(Acknowledged.Select(sent => sent.Id).Where(order.Contains)) ? 0 : 1,
                resentChanged,
                history.Select((activity, at) => (activity, at)).Count(one => one.activity.IsFromUser() && !IsAnswered(history, one.at)));
        }

        private bool IsAnswered(IReadOnlyList<JsonObject> history, int at)
        {
            var message = history[at];
            var answers = history.Skip(at + 1).TakeWhile(next => !next.IsFromUser()).Where(Activities.IsMessage).ToList();
            Answers.Add((message.Text("text"), answers.Count));
            return answers.Count > 0 && answers.All(answer => answer.Text("replyToId") == message.Id());
        }

        private async Task<IReadOnlyList<JsonObject>> ReadAsync()
        {
            try
            {
                return await visitor.HistoryAsync();
            }
            catch (HttpRequestException refused) when (refused.StatusCode is not null)
            {
                // The conversation itself is gone, and all its messages with it.
                return [];
            }
        }
    }
}
