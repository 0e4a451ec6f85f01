using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Builder;

public sealed class PipelineTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly List<string> _order = [];

    [Fact]
    public async Task Middleware_runs_in_the_order_it_was_added_and_ends_in_reverse()
    {
        _adapter.Use(new Around("outer", _order)).Use(new Around("inner", _order));

        await _adapter.RunAsync(Some.Message(), Bot);

        Assert.Equal(["outer in", "inner in", "bot", "inner out", "outer out"], _order);
    }

    [Fact]
    public async Task Middleware_that_does_not_go_on_ends_the_turn()
    {
        _adapter.Use(new Around("wall", _order, goesOn: false)).Use(new Around("behind", _order));

        await _adapter.RunAsync(Some.Message(), Bot);

        Assert.Equal(["wall in", "wall out"], _order);
    }

    [Fact]
    public async Task A_set_of_middleware_is_a_middleware()
    {
        var set = new MiddlewareSet().Use(new Around("one", _order)).Use(new Around("two", _order));
        _adapter.Use(set);

        await _adapter.RunAsync(Some.Message(), Bot);

        Assert.Equal(2, set.Count());
        Assert.Equal(["one in", "two in", "bot"], _order.Where(step => !step.EndsWith("out", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_the_bot_throws_reaches_the_handler_of_errors_once()
    {
        _adapter.OnTurnError = async (turn, error) =>
        {
            _order.Add(error.Message);
            await turn.SendActivityAsync("sorry");
        };

        await _adapter.RunAsync(Some.Message(), (_, _) => throw new InvalidOperationException("broken"));

        Assert.Equal(["broken"], _order);
        Assert.Equal(["sorry"], _adapter.Texts);
    }

    [Fact]
    public async Task What_middleware_throws_reaches_the_handler_of_errors()
    {
        _adapter.Use(new Broken());
        _adapter.OnTurnError = (_, error) =>
        {
            _order.Add(error.Message);
            return Task.CompletedTask;
        };

        await _adapter.RunAsync(Some.Message(), Bot);

        Assert.Equal(["broken middleware"], _order);
    }

    [Fact]
    public async Task Without_a_handler_of_errors_the_exception_reaches_the_caller() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _adapter.RunAsync(Some.Message(), (_, _) => throw new InvalidOperationException("broken")));

    [Fact]
    public async Task A_conversation_is_continued_by_an_event_of_its_own()
    {
        var reference = Some.Message().GetConversationReference();

        await _adapter.ContinueConversationAsync("bot", reference, async (turn, ct) =>
        {
            _order.Add(turn.Activity.Name);
            await turn.SendActivityAsync("news", cancellationToken: ct);
        }, CancellationToken.None);

        Assert.Equal(["ContinueConversation"], _order);
        var news = Assert.Single(_adapter.Sent);
        Assert.Equal(("news", "user", "conversation"), (news.Text, news.Recipient.Id, news.Conversation.Id));
    }

    [Fact]
    public void Null_is_no_middleware() => Assert.Throws<ArgumentNullException>(() => _adapter.Use(null!));

    private Task Bot(ITurnContext turn, CancellationToken cancellationToken)
    {
        _order.Add("bot");
        return Task.CompletedTask;
    }

    private sealed class Around(string name, List<string> order, bool goesOn = true) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            order.Add($"{name} in");
            if (goesOn)
            {
                await next(cancellationToken);
            }

            order.Add($"{name} out");
        }
    }

    private sealed class Broken : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("broken middleware");
    }
}
