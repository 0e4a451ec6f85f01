using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Understanding;
using Microsoft.Bot.Schema;

namespace HamuraBot.Commands.Demo;

/// <summary>An invented visitor in the chat: says things, and answers what a form asks until it has a receipt.</summary>
public sealed class DemoVisitor(ConversationTurns turns, LearntUnderstanding understanding, ActivityLog log, DemoClock clock, Language language, string company, string person)
{
    /// <summary>More questions than any form has, with consent and a summary.</summary>
    private const int MostQuestions = 60;

    /// <summary>Bytes of one answer.</summary>
    private const int MostHeard = 1_000_000;

    private readonly string conversation = Guid.CreateVersion7(clock.Now).ToString("N");
    private long heard;
    private bool begun;

    /// <summary>Each date that is asked for is another week's.</summary>
    private int dates;

    /// <summary>What is found among the marks of the answers.</summary>
    public async Task<Marks[]> SayAsync(string text)
    {
        clock.Now += TimeSpan.FromSeconds(40);
        var activity = new Activity { Type = ActivityTypes.Message, Text = text, Locale = language.Locale() };
        await turns.RunAsync(new Incoming(conversation, activity)
        {
            Meaning = understanding.Current.Understand(text, language),
            Begins = begun ? null : new() { Id = conversation, UserId = $"dl_{conversation}", Locale = language.Locale(), StartedAt = clock.Now, LastAt = clock.Now },
        }, CancellationToken.None);
        begun = true;
        var page = await log.ReadAfterAsync(conversation, heard, MostHeard, CancellationToken.None);
        heard = page.Watermark;
        return [.. page.Bodies.Select(body => Marks.Of(LoggedActivity.Parse(body)))];
    }

    /// <summary>Asks for an officer, and says what for.</summary>
    /// <returns>The handoff's number.</returns>
    public async Task<string> CallAsync(string matter)
    {
        await SayAsync(language is Language.Ja ? "職員と話したい" : "I want to talk to a person");
        return (await AnswerAsync(await SayAsync(matter), marks => marks.Handoff is not null)).Handoff!.Id;
    }

    /// <summary>Files a request.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> FileAsync(string form, string matter) =>
        (await AnswerAsync(await SayAsync($"apply:{form}"), marks => marks.Receipt is not null, matter)).Receipt!.Number;

    private async Task<Marks> AnswerAsync(Marks[] said, Func<Marks, bool> isDone, string matter = "")
    {
        var asked = "";
        for (var question = 0; question < MostQuestions; question++)
        {
            if (said.FirstOrDefault(isDone) is { } done) return done;
            var prompt = said.LastOrDefault(marks => marks.Prompt is not null)?.Prompt ?? throw new InvalidOperationException("Neither a question nor an end.");
            asked = $"{prompt.Form}.{prompt.Field}";
            said = await SayAsync(Answer(prompt, matter));
        }
        throw new InvalidOperationException($"It never ends: {asked}.");
    }

    private string Answer(PromptMark prompt, string matter) => (prompt.Field, prompt.Kind) switch
    {
        ("companyName", _) => company,
        ("contactName" or "name" or "representative", _) => person,
        ("email", _) => $"visitor{Math.Abs(StringComparer.Ordinal.GetHashCode(company)) % 1000}@example.com",
        ("phone", _) => "042-555-0100",
        (_, PromptMark.Consent or PromptMark.Confirm) => language is Language.Ja ? "はい" : "yes",
        (_, PromptMark.Choice or PromptMark.Several) => prompt.Choices![0],
        _ when prompt.Optional => language is Language.Ja ? "なし" : "skip",
        (_, PromptMark.Number) => "12",
        (_, PromptMark.Date) => clock.Now.AddDays(42 + 7 * dates++).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        (_, PromptMark.PostalCode) => "205-8601",
        _ => matter,
    };
}
