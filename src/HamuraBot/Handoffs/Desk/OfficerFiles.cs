using HamuraBot.Content;
using HamuraBot.Conversations.Files;
using HamuraBot.Dialogs;
using Microsoft.AspNetCore.Http.Features;

namespace HamuraBot.Handoffs.Desk;

/// <param name="Id">The sender's own id of the message, if the form had one.</param>
/// <param name="Fault">Why it cannot be taken; then there is no message.</param>
public sealed record OfficerFilesResult(OfficerMessage? Message, string? Id, string? Fault);

/// <summary>Reads a form with files that an officer sends.</summary>
public sealed class OfficerFiles(FileShelf shelf, DialogLibrary library)
{
    private const string TextPart = "text", IdPart = "id";

    public async Task<OfficerFilesResult> ReadAsync(HttpContext http, string conversationId, Language language, CancellationToken cancellationToken)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = shelf.LargestForm;
        var files = await shelf.ReadAsync(http, conversationId, language, cancellationToken);
        if (files.Fault is not null) return new(null, null, files.Fault);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var text = form[TextPart].ToString().ReplaceLineEndings("\n");
        if (text.Length > OfficerMessage.LongestText)
            return new(null, null, library.Phrases.Handoff.Refusals.TooLong.In(language, ("limit", Formats.Number(OfficerMessage.LongestText))));
        return new(new(text, files.Attachments, files.Keep), form[IdPart].ToString() is { Length: > 0 } id ? id : null, null);
    }
}
