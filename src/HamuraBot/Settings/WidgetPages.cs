using HamuraBot.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Settings;

public static class WidgetPages
{
    public static void MapWidget(this RouteGroupBuilder desk) =>
        desk.MapGet("/settings/widget", IResult (PublicAddress site, IConfiguration configuration) => new RazorComponentResult<WidgetPage>(new
        {
            Line = $"<script src=\"{site.Of("/widget.js")}\" async></script>",
            Origins = configuration.GetSection("DirectLine:AllowedOrigins").Get<string[]>() ?? [],
        }));
}
