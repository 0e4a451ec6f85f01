using HamuraBot.Conversations;
using HamuraBot.Conversations.Files;
using HamuraBot.Data;
using HamuraBot.Enrichment;
using HamuraBot.Understanding;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>What a visitor sends: messages and files.</summary>
public sealed class DirectLineMessages(
    VisitorAccess access, ConversationTurns turns, LearntUnderstanding understanding, Uploads uploads, Refusals refusals,
    RateLimits limits, DirectLineConversations conversations, Typing typing, Store store, FreeInput talk, IOptions<DirectLineOptions> options,
    CloudEnrichment? enrichment = null)
{
    public async Task<IResult> PostAsync(HttpContext http, string id)
    {
        var (visitor, refusal) = await access.EnterAsync(http, id);
        if (visitor is null)
        {
            return refusal!;
        }
        if (!limits.TakeRequest(http, visitor))
        {
            return RateLimits.Refused();
        }
        if (await ActivityReader.ReadBodyAsync(http.Request.Body, http.RequestAborted) is not { } bytes)
        {
            return DirectLineError.Result(413, "BodyTooLarge", $"An activity has at most {ActivityReader.LargestBody} bytes.");
        }
        return ActivityReader.Parse(bytes) is { Attachments: not { Count: > 0 } } activity
            ? await TakeAsync(visitor, activity, [])
            : DirectLineError.BadActivity();
    }

    public async Task<IResult> UploadAsync(HttpContext http, string id)
    {
        var (visitor, refusal) = await access.EnterAsync(http, id);
        if (visitor is null)
        {
            return refusal!;
        }
        if (!limits.TakeRequest(http, visitor))
        {
            return RateLimits.Refused();
        }
        if (!http.Request.HasFormContentType)
        {
            return DirectLineError.Result(400, "MultipartNeeded", "Files are sent as multipart/form-data.");
        }
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = uploads.LargestBody;
        var (activity, files, refused) = await uploads.ReadAsync(http, visitor);
        return activity is null ? refused! : await TakeAsync(visitor, activity, files);
    }

    /// <summary>Always to be saved and never shown as a page: what a visitor sent must not run in our name.</summary>
    public async Task<IResult> DownloadAsync(HttpContext http, string file)
    {
        if (await StoredFile.ReadAsync(store, file, http.RequestAborted) is not var (name, type, content))
        {
            return DirectLineError.Result(404, "FileNotFound", "There is no such file.");
        }
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.File(content, type, name);
    }

    private async Task<IResult> TakeAsync(Visitor visitor, Activity activity, IReadOnlyList<StoredFile> files)
    {
        var (language, text) = (Languages.FromLocale(activity.Locale), MessageText.Of(activity));
        switch (activity.Type)
        {
            case ActivityTypes.Typing:
                typing.Tell(new(visitor.ConversationId, Speaker.Visitor, "", ""));
                return Results.Json(new { id = "" });
            case ActivityTypes.Message when text.Length > options.Value.MessageLength:
                return refusals.TooLong(options.Value.MessageLength, language).Result;
            case ActivityTypes.Message when text.Length > 0 || activity.Value is not null || files.Count > 0:
                break;
            default:
                return DirectLineError.BadActivity();
        }
        Marks.Remove(activity);
        var learnt = understanding.Current;
        var meaning = text.Length > 0 ? learnt.Understand(text, language) : null;
        var id = await turns.RunAsync(new Incoming(visitor.ConversationId, activity)
        {
            ClientId = ActivityReader.ClientId(activity),
            Meaning = meaning,
            LookAgain = meaning is not null && !visitor.Rehearsal && enrichment is not null && CloudEnrichment.MayHelp(meaning)
                ? () => LookAgainAsync(visitor, text, meaning, learnt) : null,
            Effects = files.Count == 0 ? null : transaction => Keep(files, transaction),
            Begins = visitor.Rehearsal ? conversations.NewConversation(visitor, language) : null,
            Rehearsal = visitor.Rehearsal,
        }, CancellationToken.None);
        return id is null ? DirectLineError.NotFound() : Results.Json(new { id });
    }

    /// <summary>What a form or an officer is told is for nobody else.</summary>
    private async Task<Meaning?> LookAgainAsync(Visitor visitor, string text, Meaning meaning, LanguageUnderstanding learnt) =>
        await talk.IsOpenAsync(visitor.ConversationId, CancellationToken.None)
            ? await enrichment!.EnrichAsync(text, meaning, learnt.Understand)
            : meaning;

    private static void Keep(IReadOnlyList<StoredFile> files, StoreTransaction transaction)
    {
        foreach (var file in files)
        {
            file.Store(transaction);
        }
    }
}
