using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Topics.Desk;

/// <param name="UnknownJa">What the source is silent about, a line each.</param>
/// <param name="UnknownEn">The same in English, as many.</param>
/// <param name="Opens">Ids of the forms that buttons open; <c>human</c> calls somebody.</param>
/// <param name="Related">Ids of the topics that buttons tell about.</param>
public sealed record TopicOptionsBody(IReadOnlyList<string>? UnknownJa, IReadOnlyList<string>? UnknownEn, IReadOnlyList<string>? Opens, IReadOnlyList<string>? Related);

/// <param name="Number">For undoing it.</param>
/// <param name="WithdrawnAt">Null as long as it stands.</param>
public sealed record TopicSettingView(long Number, TopicOptionsBody Value, string? By, DateTimeOffset At, string? WithdrawnBy, DateTimeOffset? WithdrawnAt);

/// <param name="Openable">What <c>opens</c> may name.</param>
/// <param name="History">The latest first.</param>
public sealed record TopicOptionsView(TopicOptionsBody Now, IReadOnlyList<string> Openable, IReadOnlyList<TopicSettingView> History);

/// <summary>What a topic does not know and what its buttons lead to, as JSON: read as strictly as the page reads it.</summary>
public static class TopicOptionsApi
{
    public static void MapTopicOptionsApi(this RouteGroupBuilder topics)
    {
        topics.MapGet("/{id}/options", FindAsync).AsNoReading();
        topics.MapPut("/{id}/options", SetAsync);
        topics.MapDelete("/{id}/options/{number:long}", UndoAsync);
    }

    private static async Task<Results<Ok<TopicOptionsView>, NotFound>> FindAsync(string id, TopicOptionsDesk desk, CurrentTopics topics, CancellationToken cancellationToken) =>
        desk.Has(id)
            ? TypedResults.Ok(new TopicOptionsView(BodyOf(TopicOptions.Of(topics.Library[id])), desk.Openable, [.. (await desk.HistoryAsync(id, cancellationToken)).Select(ViewOf)]))
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound, ValidationProblem>> SetAsync(string id, TopicOptionsBody body, TopicOptionsDesk desk, DeskView view, CancellationToken cancellationToken)
    {
        if (!desk.Has(id)) return TypedResults.NotFound();
        if (desk.Read(id, new(Lines(body.UnknownJa), Lines(body.UnknownEn)), body.Opens ?? [], body.Related ?? [], view, out var faults) is not { } options)
            return TypedResults.ValidationProblem(faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }));
        await desk.SetAsync(id, options, view.OfficerId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> UndoAsync(string id, long number, TopicOptionsDesk desk, DeskView view, CancellationToken cancellationToken) =>
        await desk.WithdrawAsync(id, number, view.OfficerId, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static string Lines(IReadOnlyList<string>? lines) => string.Join('\n', lines ?? []);

    private static TopicOptionsBody BodyOf(TopicOptions options) => new(options.Unknown.Ja, options.Unknown.En, options.Opens, options.Related);

    private static TopicSettingView ViewOf(TopicSetting setting) => new(
        setting.Made.Number, BodyOf(setting.Options), setting.Made.Officer, Tokyo.Time(setting.Made.At), setting.Withdrawn?.Officer, setting.Withdrawn is { } withdrawn ? Tokyo.Time(withdrawn.At) : null);
}
