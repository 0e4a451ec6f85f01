using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace HamuraBot.Hosting;

/// <summary>Every form that anybody posts, without what cannot be kept of a text: whoever typed it could not see it either.</summary>
public sealed class KeptForms(HttpRequest request, FormOptions options) : IFormFeature
{
    private const string Nul = "%00";

    private FormFeature read = new(request, options);
    private IFormCollection? form;

    public bool HasFormContentType => read.HasFormContentType;

    public IFormCollection? Form
    {
        get => form ??= read.Form is { } raw ? Cleaned(raw) : null;
        set => (form, read.Form) = (value, value);
    }

    public IFormCollection ReadForm() => form ?? ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => form ??= Cleaned(await ReadAsync(cancellationToken));

    /// <summary>At a NUL the framework stops reading with an error: then the form is read again without it.</summary>
    private async Task<IFormCollection> ReadAsync(CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true) return await read.ReadFormAsync(cancellationToken);
        request.EnableBuffering();
        try
        {
            return await read.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            request.Body.Position = 0;
            var raw = await new StreamReader(request.Body).ReadToEndAsync(cancellationToken);
            request.Body = new MemoryStream(Encoding.UTF8.GetBytes(raw.Replace(Nul, "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)));
            read = new(request, options);
            return await read.ReadFormAsync(cancellationToken);
        }
    }

    private static IFormCollection Cleaned(IFormCollection raw) => raw.All(IsWhole)
        ? raw
        : new FormCollection(raw.GroupBy(field => KeptText.Cleaned(field.Key)).ToDictionary(
            same => same.Key, same => new StringValues([.. same.SelectMany(field => field.Value).Select(value => KeptText.Cleaned(value ?? ""))])), raw.Files);

    private static bool IsWhole(KeyValuePair<string, StringValues> field) => KeptText.IsWhole(field.Key) && field.Value.All(value => value is null || KeptText.IsWhole(value));
}
