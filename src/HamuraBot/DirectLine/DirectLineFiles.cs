using HamuraBot.Conversations.Files;
using HamuraBot.Data;
using Microsoft.Net.Http.Headers;

namespace HamuraBot.DirectLine;

/// <summary>Files of conversations, for whoever has their address.</summary>
public sealed class DirectLineFiles(Store store, RateLimits limits, Refusals refusals)
{
    /// <summary>Bytes that are read and sent at once: how much of it a slow reader keeps in memory.</summary>
    private const int Piece = 256 * 1024;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    /// <summary>Always to be saved and never shown as a page: what a visitor sent must not run in our name.</summary>
    public async Task<IResult> DownloadAsync(HttpContext http, string id)
    {
        using var place = await limits.TakeDownloadAsync(http);
        if (!place.IsAcquired)
        {
            return refusals.TooFast(http, Again);
        }
        if (await StoredFile.FindAsync(store, id, http.RequestAborted) is not { } file)
        {
            return DirectLineError.Result(404, "FileNotFound", "There is no such file.");
        }
        var attachment = new ContentDispositionHeaderValue("attachment");
        attachment.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = attachment.ToString();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        http.Response.ContentType = file.ContentType;
        http.Response.ContentLength = file.Size;
        for (var sent = 0; sent < file.Size; sent += Piece)
        {
            var piece = await StoredFile.PieceAsync(store, id, sent, Piece, http.RequestAborted);
            await http.Response.Body.WriteAsync(piece, http.RequestAborted);
        }
        return Results.Empty;
    }
}
