using System.Text.Encodings.Web;
using System.Text.Unicode;
using HamuraBot.Data;
using HamuraBot.Hosting;
using HamuraBot.Seminars;
using HamuraBot.Topics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Website;

public static class WebsitePages
{
    /// <summary>Monitors ask with HEAD.</summary>
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddWebsite(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.AddSingleton<FrontEnd>().AddSingleton<PageText>();
    }

    public static void MapWebsite(this WebApplication app)
    {
        app.MapMethods("/", Read, Home).WithPolicy(ResponsePolicy.ChatPage);
        app.MapMethods("/chat", Read, Frame).WithPolicy(ResponsePolicy.ChatFrame);
        app.MapMethods("/privacy", Read, (HttpContext context) => Statement(context, "privacy")).WithPolicy(ResponsePolicy.Page);
        app.MapMethods("/accessibility", Read, (HttpContext context) => Statement(context, "accessibility")).WithPolicy(ResponsePolicy.Page);
        app.MapMethods("/sources", Read, Sources).WithPolicy(ResponsePolicy.Page);
        app.MapMethods("/topics", Read, Topics).WithPolicy(ResponsePolicy.Page);
        app.MapMethods("/topics/{id}", Read, Topic).WithPolicy(ResponsePolicy.Page);
        app.MapMethods("/widget.js", Read, Widget).WithPolicy(ResponsePolicy.SharedData);
        app.MapMethods("/robots.txt", Read, Robots).WithPolicy(ResponsePolicy.SharedData);
        app.MapGet("/assets/{file}", (string file, FrontEnd frontEnd, HttpContext context) => frontEnd.Serve(file, context));
    }

    private static async Task<IResult> Home(HttpContext context, PageText text, Store store, TimeProvider clock, string? ask) => new RazorComponentResult<HomePage>(new
    {
        Language = RequestLanguage.Of(context),
        Nonce = SecurityHeaders.Nonce(context),
        Draft = text.Topic(ask)?.Name.In(RequestLanguage.Of(context)),
        Seminars = await ComingAsync(store, clock, context.RequestAborted),
    });

    /// <summary>The page says how to reach the desk even while the store is away.</summary>
    private static async Task<IReadOnlyList<Seminar>> ComingAsync(Store store, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(sql => SeminarTable.ComingAsync(sql, clock.GetUtcNow()), cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return [];
        }
    }

    private static IResult Statement(HttpContext context, string key) =>
        new RazorComponentResult<StatementPage>(new { Language = RequestLanguage.Of(context), Path = $"/{key}", Key = key });

    private static IResult Sources(HttpContext context) => new RazorComponentResult<SourcesPage>(new { Language = RequestLanguage.Of(context) });

    private static IResult Frame(HttpContext context) =>
        new RazorComponentResult<FramePage>(new { Language = RequestLanguage.Of(context), Nonce = SecurityHeaders.Nonce(context) });

    private static IResult Topics(HttpContext context) => new RazorComponentResult<TopicsPage>(new { Language = RequestLanguage.Of(context) });

    private static IResult Topic(HttpContext context, PageText text, string id) => text.Topic(id) is { } topic
        ? new RazorComponentResult<TopicPage>(new { Language = RequestLanguage.Of(context), Topic = topic })
        : new RazorComponentResult<NotFoundPage>(new { Language = RequestLanguage.Of(context) }) { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>Search engines are to show what is for everybody.</summary>
    private static IResult Robots() => TypedResults.Text("User-agent: *\nDisallow: /desk\nDisallow: /r/\n");

    private static IResult Widget(HttpContext context, FrontEnd frontEnd, PageText text)
    {
        // Its address never changes, so it is asked for again every ten minutes.
        context.Response.Headers.CacheControl = "public, max-age=600";
        var words = ScriptData.Write(new { ja = text.ForWidget(Language.Ja), en = text.ForWidget(Language.En) });
        return TypedResults.Text(frontEnd.Text("widget.js").Replace("WORDS", words, StringComparison.Ordinal), "text/javascript; charset=utf-8");
    }
}
