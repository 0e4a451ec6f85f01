using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace HamuraBot.Website;

/// <summary>
/// The bundled scripts and styles. Their names carry a hash of the content, so a browser may keep them for good; each lies compressed
/// beside the plain file. <c>manifest.json</c> tells the name of today.
/// </summary>
public sealed class FrontEnd
{
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private readonly string folder = Find();
    private readonly Dictionary<string, string> names;

    public FrontEnd()
    {
        using var manifest = File.OpenRead(Path("manifest.json"));
        names = JsonSerializer.Deserialize<Dictionary<string, string>>(manifest)!;
    }

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

    private string Path(string file) => System.IO.Path.Combine(folder, file);

    /// <summary>Beside the published program; else where the build put it, in the source above the program.</summary>
    private static string Find()
    {
        const string dist = "wwwroot/dist", source = "src/HamuraBot/" + dist;
        var published = System.IO.Path.Combine(AppContext.BaseDirectory, dist);
        if (Directory.Exists(published)) return published;
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
            if (Directory.Exists(System.IO.Path.Combine(above.FullName, source))) return System.IO.Path.Combine(above.FullName, source);
        throw new DirectoryNotFoundException($"The bundled web page is neither in {published} nor in a folder {source} above it: build HamuraBot again.");
    }
}
