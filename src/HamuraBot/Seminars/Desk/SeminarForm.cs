using HamuraBot.Desk;
using Microsoft.Extensions.Primitives;

namespace HamuraBot.Seminars.Desk;

/// <summary>A seminar as the desk's page has it: what was typed, by field, so that nothing typed is lost to a mistake in another field.</summary>
/// <param name="Invite">The requests that are ticked.</param>
public sealed record SeminarForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyList<string> Invite)
{
    public static SeminarForm Empty(IReadOnlyList<string> invite) => new(Written(new()), invite);

    public static SeminarForm Of(IFormCollection form) =>
        new(SeminarBody.Fields.ToDictionary(field => field.Id, field => FormInput.Cleaned(form[field.Id].ToString())), Texts(form["invite"]));

    public static SeminarForm Of(SeminarPlan plan) => new(Written(SeminarBody.Of(plan)), []);

    /// <summary>The same seminar at another time.</summary>
    public static SeminarForm CopyOf(SeminarPlan plan)
    {
        var written = Written(SeminarBody.Of(plan));
        return new(SeminarBody.Fields.ToDictionary(field => field.Id, field => field.IsCopied ? written[field.Id] : ""), []);
    }

    public SeminarBody Body() => SeminarBody.Fields.Aggregate(new SeminarBody(), (body, field) => field.With(body, Typed[field.Id]));

    public static IReadOnlyList<string> Texts(StringValues values) => [.. values.OfType<string>().Where(value => value.Length > 0)];

    private static Dictionary<string, string> Written(SeminarBody body) => SeminarBody.Fields.ToDictionary(field => field.Id, field => field.Written(body));
}
