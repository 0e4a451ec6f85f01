namespace HamuraBot.Officers;

/// <summary>"Firefox, Windows": enough to recognise one's own browsers in a list, and nothing more of what a browser tells.</summary>
public static class BrowserName
{
    /// <summary>In this order: most browsers also call themselves by the names of others.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return string.Join(", ", new[] { NameIn(Browsers, agent), NameIn(Systems, agent) }.Where(name => name is not null));
    }

    private static string? NameIn((string Mark, string Name)[] names, string agent) =>
        names.FirstOrDefault(name => agent.Contains(name.Mark, StringComparison.Ordinal)).Name;
}
