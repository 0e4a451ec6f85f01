using HamuraBot.Conversations;
using HamuraBot.Conversations.Files;
using HamuraBot.Data;
using HamuraBot.Enrichment;
using HamuraBot.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>What a visitor sends: messages and files, and that it is over.</summary>
public sealed class DirectLineMessages(
    VisitorAccess access, ConversationTurns turns, MessageReading reading, Uploads uploads, Refusals refusals, RateLimits limits, AddressQuota quota,
    Revocations revocations, DirectLineConversations conversations, Typing typing, IOptions<DirectLineOptions> options)
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
            return refusals.TooFast(http);
        }
        if (await ActivityReader.ReadBodyAsync(http.Request.Body, http.RequestAborted) is not { } bytes)
        {
            return refusals.PartTooLarge(RequestLanguage.Of(http)).Result;
        }
        return ActivityReader.Parse(bytes) is not { Attachments: not { Count: > 0 } } activity ? DirectLineError.BadActivity()
            : ActivityParts.TooLarge(bytes) is not null ? refusals.PartTooLarge(Languages.FromLocale(activity.Locale)).Result
            : await TakeAsync(http, visitor, new(activity, [], bytes.Length));
    }

    public async Task<IResult> UploadAsync(HttpContext http, string id)
    {
        var (visitor, refusal) = await access.EnterAsync(http, id);
        if (visitor is null)
        {
            return refusal!;
        }
        using var place = limits.TakeUpload(http);
        if (!place.IsAcquired || !limits.TakeRequest(http, visitor))
        {
            return refusals.TooFast(http);
        }
        if (!http.Request.HasFormContentType)
        {
            return DirectLineError.Result(400, "MultipartNeeded", "Files are sent as multipart/form-data.");
        }
        if (!await quota.HasRoomAsync(ClientAddress.Of(http), http.Request.ContentLength ?? uploads.LargestBody, http.RequestAborted))
        {
            return refusals.TooMuch(http, quota.UntilRenewed);
        }
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = uploads.LargestBody;
        await http.Request.ReadFormAsync(http.RequestAborted);
        using var hand = await limits.TakeInHandAsync(http.RequestAborted);
        var (sent, refused) = await uploads.ReadAsync(http, visitor);
        return sent is null ? refused! : await TakeAsync(http, visitor, sent);
    }

    private async Task<IResult> TakeAsync(HttpContext http, Visitor visitor, SentMessage sent)
    {
        var (activity, address) = (sent.Activity, ClientAddress.Of(http));
        var (language, text) = (Languages.FromLocale(activity.Locale), MessageText.Of(activity));
        switch (activity.Type)
        {
            case ActivityTypes.Typing:
                typing.Tell(new(visitor.ConversationId, Speaker.Visitor, "", ""));
                return Results.Json(new { id = "" });
            case ActivityTypes.Message when text.Length > options.Value.MessageLength:
                return refusals.TooLong(options.Value.MessageLength, language).Result;
            case ActivityTypes.Message when text.Length > 0 || activity.Value is not null || sent.Files.Count > 0:
            // It says nothing that anybody would read.
            case ActivityTypes.EndOfConversation when text.Length == 0:
                break;
            default:
                return DirectLineError.BadActivity();
        }
        if (!visitor.Rehearsal && !await quota.TryTakeAsync(address, sent.Bytes, http.RequestAborted))
        {
            return refusals.TooMuch(http, quota.UntilRenewed);
        }
        var received = await RunAsync(visitor, sent, language, text);
        if (!visitor.Rehearsal) quota.Settle(address, received.Bytes - sent.Bytes);
        if (received.ActivityId is null)
        {
            return received.IsFull ? refusals.FullOfMessages(options.Value.ConversationBytes, language).Result : DirectLineError.NotFound();
        }
        if (activity.Type is ActivityTypes.EndOfConversation) await revocations.EndAsync(visitor.ConversationId, CancellationToken.None);
        return Results.Json(new { id = received.ActivityId });
    }

    private Task<Received> RunAsync(Visitor visitor, SentMessage sent, Language language, string text)
    {
        Marks.Remove(sent.Activity);
        return turns.RunAsync(reading.Read(new Incoming(visitor.ConversationId, sent.Activity)
        {
            ClientId = ActivityReader.ClientId(sent.Activity),
            Effects = sent.Files.Count == 0 ? null : transaction => Keep(sent.Files, transaction),
            Begins = visitor.Rehearsal ? conversations.NewConversation(visitor, language) : null,
            Bytes = sent.Bytes,
            FileBytes = sent.Files.Sum(file => file.Size),
            MostBytes = options.Value.ConversationBytes,
            Rehearsal = visitor.Rehearsal,
        }, text, language), CancellationToken.None);
    }

    private static void Keep(IReadOnlyList<StoredFile> files, StoreTransaction transaction)
    {
        foreach (var file in files)
        {
            file.Store(transaction);
        }
    }
}

/// <summary>What was sent, read and checked, but not yet taken.</summary>
/// <param name="Bytes">As it came, with the files.</param>
public sealed record SentMessage(Activity Activity, IReadOnlyList<StoredFile> Files, long Bytes);
