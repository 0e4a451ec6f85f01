using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Desk;

/// <summary>How the desk's API says no: <c>application/problem+json</c>, its sentences from <c>desk-pages/</c> in the language that was asked for.</summary>
public static class DeskProblems
{
    /// <summary>The <c>type</c> where the password is right: send it again with a code of the authenticator app or a recovery code.</summary>
    public const string CodeNeeded = "urn:hamura:code-needed";

    /// <summary>The <c>type</c> where this officer needs a second factor and has to set one up first.</summary>
    public const string FactorNeeded = "urn:hamura:factor-needed";

    /// <param name="faults">The sentence about each field.</param>
    /// <param name="view">Of the request.</param>
    public static ValidationProblem Faulty(IReadOnlyDictionary<string, string> faults, DeskView view) =>
        TypedResults.ValidationProblem(faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }), title: view["desk.invalid"]);

    /// <summary>What cannot be read, by its name in the JSON or in the query; empty for a body that is no JSON object at all.</summary>
    public static ProblemHttpResult Unreadable(string field, DeskView view) => field.Length == 0
        ? TypedResults.Problem(view["desk.unreadableBody"], statusCode: StatusCodes.Status400BadRequest, title: view["desk.invalid"])
        : TypedResults.Problem(view["desk.unreadable", ("field", field)], statusCode: StatusCodes.Status400BadRequest, title: view["desk.invalid"],
            extensions: new Dictionary<string, object?>
            {
                ["property"] = field,
                ["errors"] = new Dictionary<string, string[]> { [field] = [view["desk.unreadable", ("field", field)]] },
            });

    /// <summary>It stands differently from what the officer believes.</summary>
    /// <param name="view">Of the request.</param>
    /// <param name="words">The key of the sentence.</param>
    /// <param name="filling">For its gaps.</param>
    public static ProblemHttpResult Conflict(DeskView view, string words, params (string Gap, string Text)[] filling) =>
        TypedResults.Problem(view[words, filling], statusCode: StatusCodes.Status409Conflict);
}
