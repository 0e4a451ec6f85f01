using HamuraBot.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Topics.Desk;

/// <summary>The page on which officers set what a topic does not know and what its buttons lead to.</summary>
public static class TopicOptionsPages
{
    public static string PathOf(string topic) => $"{TopicDeskPages.PathOf(topic)}/options";

    public static void MapTopicOptions(this RouteGroupBuilder topics)
    {
        topics.MapGet("/{id}/options", SeeAsync);
        topics.MapPost("/{id}/options", SetAsync);
        topics.MapPost("/{id}/options/{number:long}/undo", UndoAsync);
        topics.MapGet("/{id}/options/{number:long}/undo", IResult (string id, DeskView view) => TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=formTooOld")));
    }

    private static async Task<IResult> SeeAsync(string id, string? notice, TopicOptionsDesk desk, CurrentTopics topics, CancellationToken cancellationToken) => desk.Has(id)
        ? await PageAsync(topics.Library[id], TopicOptions.Of(topics.Library[id]), [], notice is "saved" or "withdrawn" ? $"topics.{notice}" : null, desk, topics, cancellationToken)
        : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> SetAsync(string id, HttpRequest request, TopicOptionsDesk desk, CurrentTopics topics, DeskView view, CancellationToken cancellationToken)
    {
        if (!desk.Has(id)) return DeskPages.Notice(StatusCodes.Status404NotFound);
        var form = await request.ReadFormAsync(cancellationToken);
        var (ja, en) = (FormInput.Cleaned(form["unknown.ja"].ToString()), FormInput.Cleaned(form["unknown.en"].ToString()));
        string[] opens = [.. form["opens"].OfType<string>()], related = [.. form["related"].OfType<string>()];
        if (desk.Read(id, new(ja, en), opens, related, view, out var faults) is not { } options)
            return await PageAsync(topics.Library[id], new(new(ja.Split('\n'), en.Split('\n')), opens, related), faults, null, desk, topics, cancellationToken);
        await desk.SetAsync(id, options, view.OfficerId, cancellationToken);
        return TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=saved"));
    }

    private static async Task<IResult> UndoAsync(string id, long number, TopicOptionsDesk desk, DeskView view, CancellationToken cancellationToken) =>
        await desk.WithdrawAsync(id, number, view.OfficerId, cancellationToken)
            ? TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=withdrawn"))
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> PageAsync(
        Topic topic, TopicOptions options, Dictionary<string, string> faults, string? notice, TopicOptionsDesk desk, CurrentTopics topics, CancellationToken cancellationToken) =>
        new RazorComponentResult<TopicOptionsPage>(new
        {
            Topic = topic,
            Options = options,
            Others = topics.Library.Topics.Where(other => other.Id != topic.Id).ToList(),
            Openable = desk.Openable.Select(id => (id, desk.NameOf(id))).ToList(),
            History = await desk.HistoryAsync(topic.Id, cancellationToken),
            Faults = faults,
            Notice = notice,
        })
        { StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
}
