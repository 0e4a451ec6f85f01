using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Requests;
using HamuraBot.Requests.Desk;

namespace HamuraBot.Tests.Requests;

internal static class Some
{
    public static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-25T10:00:00+09:00", CultureInfo.InvariantCulture);

    public static readonly IReadOnlyDictionary<string, string> Answers = new Dictionary<string, string>
    {
        ["issue"] = "工程の改善について助言がほしい",
        ["expertise"] = "production",
        ["companyName"] = "髙橋精機株式会社",
        ["contactName"] = "山﨑 一郎",
        ["email"] = "taro@example.co.jp",
        ["phone"] = "+81425551111",
    };

    public static SupportRequest Request() => new("R-2026-000001", "expert-dispatch", Language.Ja, "conversation", SupportRequest.Json(Answers),
        RequestStage.Received, 0, 0, null, Now.AddDays(1), Now, Now, 0);

    public static RequestPatch Patch(RequestStage? stage = null, int? sessions = null) => new(stage, sessions, false, null, false, null, null);

    public static Task<SupportRequest> FileAsync(Store store, IReadOnlyDictionary<string, string>? answers = null, DateTimeOffset? at = null, string form = "expert-dispatch") =>
        store.WriteAsync(transaction => SupportRequests.FileAsync(
            transaction, form, Language.Ja, "conversation", answers ?? Answers, at ?? Now, (at ?? Now).AddDays(1)), default);
}
