using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace HamuraBot.WebChat;

/// <summary>
/// The bundled scripts and styles. Their names carry a hash of the content, so a browser may keep them for good; each lies compressed
/// beside the plain file. <c>manifest.json</c> tells the name of today.
/// </summary>
public sealed class FrontEnd(IWebHostEnvironment environment)
{
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private readonly Dictionary<string, string> names = ReadManifest(environment);

    public string Url(string name) => $"/assets/{names[name]}";

    public string Text(string name) => File.ReadAllText(Path(names[name]));

    public IResult Serve(string file, HttpContext context)
    {
        if (!names.ContainsValue(file)) return TypedResults.NotFound();
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var (encoding, suffix) = Compressed.FirstOrDefault(c => accepted.Any(a => a.Value.Equals(c.Encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0));
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null) headers.ContentEncoding = encoding;
        ContentTypes.TryGetContentType(file, out var contentType);
        return TypedResults.PhysicalFile(Path(file + suffix), $"{contentType}; charset=utf-8");
    }

    private string Path(string file) => System.IO.Path.Combine(environment.WebRootPath, file);

    private static Dictionary<string, string> ReadManifest(IWebHostEnvironment environment)
    {
        using var manifest = File.OpenRead(System.IO.Path.Combine(environment.WebRootPath, "manifest.json"));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(manifest)!;
    }
}
