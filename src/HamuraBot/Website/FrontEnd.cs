using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace HamuraBot.Website;

/// <summary>
/// The bundled scripts and styles. Their names carry a hash of the content, so a browser may keep them for good; each lies compressed
/// beside the plain file. <c>manifest.json</c> tells the name of today, also when a build replaces the files under a running server.
/// </summary>
public sealed partial class FrontEnd
{
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private readonly string folder;
    private volatile Dictionary<string, string> names;

    public FrontEnd()
        : this(Find())
    {
    }

    /// <param name="folder">What the build has put out.</param>
    public FrontEnd(string folder)
    {
        this.folder = folder;
        names = Read();
    }

    public string Url(string name) => $"/assets/{Today(name)}";

    public string Text(string name) => File.ReadAllText(Path(Today(name)));

    /// <summary>A page that was loaded before a build gets the file of today under the name of before, which it must not keep.</summary>
    public IResult Serve(string file, HttpContext context)
    {
        var name = Hash().Replace(file, "", 1);
        if (name == file || !names.ContainsKey(name)) return TypedResults.NotFound();
        var today = Today(name);
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var (encoding, suffix) = Compressed.FirstOrDefault(c => accepted.Any(a => a.Value.Equals(c.Encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0));
        var headers = context.Response.Headers;
        headers.CacheControl = today == file ? "public, max-age=31536000, immutable" : "no-store";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null) headers.ContentEncoding = encoding;
        ContentTypes.TryGetContentType(file, out var contentType);
        return TypedResults.PhysicalFile(Path(today + suffix), $"{contentType}; charset=utf-8");
    }

    private string Today(string name)
    {
        if (!File.Exists(Path(names[name]))) names = Read();
        return names[name];
    }

    private Dictionary<string, string> Read()
    {
        using var manifest = File.OpenRead(Path("manifest.json"));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(manifest)!;
    }

    [GeneratedRegex("[.][0-9a-f]{12}(?=[.][a-z]+$)", RegexOptions.None, RegexGuard.Milliseconds)]
    private static partial Regex Hash();

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
