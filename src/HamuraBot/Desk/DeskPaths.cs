using HamuraBot.Officers;

namespace HamuraBot.Desk;

public static class DeskPaths
{
    public const string Start = "/desk";
    public const string SignIn = "/desk/sign-in";
    public const string SignOut = "/desk/sign-out";
    public const string Live = "/desk/live";
    public const string First = "/desk/first";
    public const string Code = "/desk/sign-in/code";
    public const string Arrived = "/desk/sign-in/arrived";
    public const string Forgot = "/desk/forgot";
    public const string Reset = "/desk/reset";
    public const string Join = "/desk/join";
    public const string Settings = "/desk/settings";
    public const string Account = "/desk/settings/account";
    public const string Api = "/api/desk";

    /// <summary>The appointments of a request.</summary>
    public static string Appointments(string request) => $"{Start}/appointments/of/{Uri.EscapeDataString(request)}";

    /// <summary>One message, with the numbers that are covered elsewhere.</summary>
    public static string Uncovered(string conversation, long sequence) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Start}/people/messages/{Uri.EscapeDataString(conversation)}/{sequence}");

    /// <summary>All that was said in a conversation, whether or not a person was wanted in it.</summary>
    public static string Log(string conversation) => $"{Start}/conversations/log/{Uri.EscapeDataString(conversation)}";

    public static bool Holds(PathString path) => path.StartsWithSegments(Start, StringComparison.OrdinalIgnoreCase) || IsApi(path);

    public static bool IsApi(PathString path) => path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    public static string In(this string path, Language language) => $"{path}?lang={language.Code()}";

    public static string SignInAndReturn(string returnTo) => $"{SignIn}?returnTo={Uri.EscapeDataString(returnTo)}";

    /// <summary>A page of the desk, or the start page: never an address that somebody else made up.</summary>
    public static string Safe(string? returnTo, Language language) =>
        returnTo is not null && Uri.TryCreate(returnTo, UriKind.Relative, out _) && returnTo.All(c => c is > ' ' and <= '~' and not '\\')
        && (returnTo == Start || returnTo.StartsWith(Start + "/", StringComparison.Ordinal) || returnTo.StartsWith(Start + "?", StringComparison.Ordinal))
            ? returnTo
            : Start.In(language);
}
