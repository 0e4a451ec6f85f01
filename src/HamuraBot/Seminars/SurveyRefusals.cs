using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>The rows of <c>survey_refusals</c>: addresses that are asked for no opinion any more, about any seminar.</summary>
public static class SurveyRefusals
{
    public static async Task<bool> HasRefusedAsync(StoreConnection sql, EmailAddress email) =>
        await sql.ScalarAsync("SELECT 1 FROM survey_refusals WHERE email = @email", ("@email", email.Key)) is not null;

    public static Task RefuseAsync(StoreConnection sql, EmailAddress email, DateTimeOffset now) => sql.ExecuteAsync(
        "INSERT INTO survey_refusals (email, refused_at) VALUES (@email, @now) ON CONFLICT (email) DO NOTHING", ("@email", email.Key), ("@now", now));
}
