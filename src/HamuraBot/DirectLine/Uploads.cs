using System.Security.Cryptography;
using System.Text;
using HamuraBot.Conversations;
using HamuraBot.Conversations.Files;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.DirectLine;

/// <summary>Reads an upload: an activity part, if the client sent one, and the files.</summary>
public sealed class Uploads(IOptions<DirectLineOptions> options, Origins origins, Refusals refusals, ActivityLog log, PublicAddress address, TimeProvider clock)
{
    private const string ActivityPart = "activity";
    private const int LongestName = 120, LongestEnding = 10;

    /// <summary>Room beside the files: the activity with its thumbnails, and the parts' headers.</summary>
    public long LargestBody => options.Value.UploadBytes + ActivityReader.LargestBody + 64 * 1024;

    public int MostFiles => options.Value.UploadFiles;

    /// <returns>The message with its files in <c>attachments</c>, ready for the turn; or why it is refused.</returns>
    public async Task<(SentMessage? Sent, IResult? Refusal)> ReadAsync(HttpContext http, Visitor visitor)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var message = new Activity { Type = ActivityTypes.Message };
        var bytes = 0L;
        if (form.Files.GetFile(ActivityPart) is { } part)
        {
            var json = part.Length > ActivityReader.LargestBody ? [] : await BytesAsync(part);
            if (ActivityReader.Parse(json) is not { Type: ActivityTypes.Message } parsed)
            {
                return (null, DirectLineError.BadActivity());
            }
            message = parsed;
            if (ActivityParts.TooLarge(json) is not null)
            {
                return (null, refusals.PartTooLarge(Languages.FromLocale(message.Locale)).Result);
            }
            bytes = json.Length;
        }
        var (files, refusal) = await TakeAsync([.. form.Files.Where(file => file.Name != ActivityPart)], visitor.ConversationId,
            Languages.FromLocale(message.Locale), http.RequestAborted);
        if (refusal is not null)
        {
            return (null, refusal.Result);
        }
        message.Attachments = Attachments(http.Request, files);
        return (new(message, files, bytes + files.Sum(file => file.Size)), null);
    }

    /// <summary>The same limits and checks, whoever sends files into a conversation; an officer's come as a plain form.</summary>
    public async Task<ShelvedFiles> ShelveAsync(HttpContext http, string conversationId, Language language, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (files, refusal) = await TakeAsync([.. form.Files], conversationId, language, cancellationToken);
        return Shelved(Attachments(http.Request, files), files, refusal);
    }

    /// <summary>For a file that came by no request.</summary>
    public async Task<ShelvedFiles> ShelveAsync(string name, byte[] content, string conversationId, Language language, CancellationToken cancellationToken)
    {
        var (files, refusal) = await TakeAsync([new FormFile(new MemoryStream(content, writable: false), 0, content.Length, name, name)], conversationId, language, cancellationToken);
        return Shelved(Attachments(address.Of(""), files), files, refusal);
    }

    public async Task<bool> IsFullAsync(string conversationId, long bytes, CancellationToken cancellationToken) =>
        await log.FindAsync(conversationId, cancellationToken) is { } kept && kept.Bytes + bytes > options.Value.ConversationBytes;

    private static ShelvedFiles Shelved(IReadOnlyList<Attachment> attachments, IReadOnlyList<StoredFile> files, Refused? refusal) =>
        new(attachments, transaction => { foreach (var file in files) file.Store(transaction); }, refusal?.Sentence);

    private async Task<(IReadOnlyList<StoredFile> Files, Refused? Refusal)> TakeAsync(
        List<IFormFile> sent, string conversationId, Language language, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(sent, conversationId, language, cancellationToken) is { } refusal)
        {
            return ([], refusal);
        }
        var files = new List<StoredFile>();
        foreach (var file in sent)
        {
            await using var content = file.OpenReadStream();
            var name = SafeName(file.FileName);
            if (FileKind.Of(name, content) is not { } type)
            {
                return ([], refusals.BadType(name, language));
            }
            files.Add(new StoredFile
            {
                Id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32)),
                ConversationId = conversationId,
                Name = name,
                ContentType = type,
                Size = file.Length,
                At = clock.GetUtcNow(),
                Open = file.OpenReadStream,
            });
        }
        return (files, null);
    }

    private List<Attachment> Attachments(HttpRequest request, IEnumerable<StoredFile> files) => Attachments(origins.BaseUrl(request), files);

    private static List<Attachment> Attachments(string site, IEnumerable<StoredFile> files) =>
        [.. files.Select(file => new Attachment(file.ContentType, Url(site, file), name: file.Name))];

    private static string Url(string site, StoredFile file) =>
        $"{site}{CrossOrigin.Prefix}/files/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    /// <summary>A name to show and to save under: no folders, no control or direction-changing characters, whole characters only.</summary>
    public static string SafeName(string sent)
    {
        var last = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var safe = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                safe.Append(rune.IsBmp && "<>:\"|?*".Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
            }
        }
        return safe.ToString().TrimStart('.') is { Length: > 0 } name ? Shortened(name) : "file";
    }

    /// <summary>The ending stays: it says what the file is.</summary>
    private static string Shortened(string name)
    {
        if (name.Length <= LongestName) return name;
        var ending = Path.GetExtension(name) is { Length: <= LongestEnding } known ? known : "";
        var end = LongestName - ending.Length;
        return name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)] + ending;
    }

    private static bool IsInvisible(Rune rune) => !KeptText.IsWhole(rune.ToString()) || Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;

    private async Task<Refused?> RefusalAsync(List<IFormFile> sent, string conversationId, Language language, CancellationToken cancellationToken)
    {
        var limits = options.Value;
        var bytes = sent.Sum(file => file.Length);
        if (sent.Count == 0 || sent.Any(file => file.Length == 0))
        {
            return refusals.Empty(sent.Find(file => file.Length == 0)?.FileName ?? "", language);
        }
        if (sent.Count > limits.UploadFiles)
        {
            return refusals.TooMany(limits.UploadFiles, language);
        }
        if (bytes > limits.UploadBytes)
        {
            return refusals.TooLarge(limits.UploadBytes, language);
        }
        return await IsFullAsync(conversationId, bytes, cancellationToken)
            ? refusals.Full(limits.ConversationBytes, language)
            : null;
    }

    private static async Task<byte[]> BytesAsync(IFormFile file)
    {
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }
}
