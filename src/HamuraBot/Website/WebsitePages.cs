using System.Text.Encodings.Web;
using System.Text.Unicode;
using HamuraBot.Hosting;
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
        app.MapMethods("/topics", Read, Topics).WithPolicy(ResponsePolicy.Page);
        app.MapMethods("/topics/{id}", Read, Topic).WithPolicy(ResponsePolicy.Page);
        app.MapMethods("/widget.js", Read, Widget).WithPolicy(ResponsePolicy.SharedData);
        app.MapGet("/assets/{file}", (string file, FrontEnd frontEnd, HttpContext context) => frontEnd.Serve(file, context));
    }

    private static RazorComponentResult<HomePage> Home(HttpContext context, PageText text, string? ask) => new(new
    {
        Language = RequestLanguage.Of(context),
        Nonce = SecurityHeaders.Nonce(context),
        Draft = text.Topic(ask)?.Name.In(RequestLanguage.Of(context)),
    });

    private static RazorComponentResult<FramePage> Frame(HttpContext context) =>
        new(new { Language = RequestLanguage.Of(context), Nonce = SecurityHeaders.Nonce(context) });

    private static RazorComponentResult<TopicsPage> Topics(HttpContext context) => new(new { Language = RequestLanguage.Of(context) });

    private static IResult Topic(HttpContext context, PageText text, string id) => text.Topic(id) is { } topic
        ? new RazorComponentResult<TopicPage>(new { Language = RequestLanguage.Of(context), Topic = topic })
        : new RazorComponentResult<NotFoundPage>(new { Language = RequestLanguage.Of(context) }) { StatusCode = StatusCodes.Status404NotFound };

    private static IResult Widget(HttpContext context, FrontEnd frontEnd, PageText text)
    {
        // Its address never changes, so it is asked for again every ten minutes.
        context.Response.Headers.CacheControl = "public, max-age=600";
        var words = ScriptData.Write(new { ja = text.ForWidget(Language.Ja), en = text.ForWidget(Language.En) });
        return TypedResults.Text(frontEnd.Text("widget.js").Replace("WORDS", words, StringComparison.Ordinal), "text/javascript; charset=utf-8");
    }
}
