using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Topics.Chat;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Topics.Estimate;

/// <summary>Asks for a loan and estimates the interest aid on it; refuses for a programme that has ended.</summary>
public sealed class EstimateDialog(DialogLibrary library, CurrentTopics topics, AnswerText text) : FormDialog(library[Form], library)
{
    private const string Eco = "eco";

    private static readonly Dictionary<string, (Programme Programme, string Topic)> Programmes =
        new() { ["ordinary"] = (Programme.Ordinary, "interest-subsidy"), [Eco] = (Programme.Eco, "eco-interest-subsidy") };

    private static readonly Dictionary<string, Funds> Kinds =
        new() { ["working-capital"] = Funds.WorkingCapital, ["capital-expenditure"] = Funds.CapitalExpenditure };

    private static readonly RequiredForm Form = new("the estimate", "interest-estimate");

    private static readonly RequiredField
        Chosen = Form.Choice("programme", Programmes.Keys),
        Amount = Form.Field("amount", FieldKind.Money),
        Kind = Form.Choice("funds", Kinds.Keys),
        Period = Form.Field("months", FieldKind.Months);

    private readonly EstimatePhrases phrases = library.Phrases.Estimate;
    private readonly Formats formats = library.Phrases.Formats;

    /// <summary>The code reads these topics' dates and figures.</summary>
    public static void Check(IReadOnlyCollection<string> topics, Faults faults)
    {
        foreach (var topic in Programmes.Values.Select(programme => programme.Topic).Except(topics))
            faults.Add($"dialogs/topics/{topic}.yaml", 1, "the estimate needs this topic", "Put it back");
    }

    protected override async Task<KnownAnswers?> PrepareAsync(
        ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken)
    {
        var named = meaning?.Answers.Select(answer => topics.Library.Find(answer.Id)).OfType<Topic>().ToList() ?? [];
        if (named.Count > 0 && !named.Any(IsProgramme))
        {
            var cannot = phrases.CannotEstimate.In(turn.Language, ("name", named[0].Name.In(turn.Language)));
            await turn.SendActivityAsync(Marked(turn.Language, cannot, named[0]), cancellationToken);
            return null;
        }
        if (Programmes.Values.Any(IsCalculable))
            await turn.SendActivityAsync(Reply.In(turn.Language, phrases.Intro.In(turn.Language)), cancellationToken);
        // The interest subsidy may mean either programme; the environmental one is meant by its name alone.
        return named.Any(topic => topic.Id == Programmes[Eco].Topic) ? new() { [Chosen] = Eco } : new();
    }

    private static bool IsProgramme(Topic topic) => Programmes.Values.Any(programme => programme.Topic == topic.Id);

    protected override async Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        var chosen = answers.Find(Chosen) is { } programme ? [Programmes[programme]] : Programmes.Values.ToList();
        if (chosen.Any(IsCalculable)) return false;
        var topic = topics.Library[chosen[0].Topic];
        if (!chosen.All(c => HasEnded(c.Topic)))
        {
            var cannot = phrases.CannotEstimate.In(turn.Language, ("name", topic.Name.In(turn.Language)));
            await turn.SendActivityAsync(Marked(turn.Language, cannot, topic), cancellationToken);
            return true;
        }
        var ended = phrases.Ended.In(turn.Language, ("name", topic.Name.In(turn.Language)),
            ("validTo", formats.Date(topic.Leading.ValidTo!.Value, turn.Language)));
        await turn.SendActivityAsync(Marked(turn.Language, ended, topic), cancellationToken);
        return true;
    }

    protected override Task FinishAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken)
    {
        var (programme, topicId) = Programmes[answers[Chosen]];
        var loan = long.Parse(answers[Amount], CultureInfo.InvariantCulture);
        var months = int.Parse(answers[Period], CultureInfo.InvariantCulture);
        var estimate = InterestAid.Estimate(programme, loan, Kinds[answers[Kind]], months);
        var told = Told(estimate, programme, topics.Library[topicId], loan, months, answers[Kind], turn.Language);
        return turn.SendActivityAsync(Marked(turn.Language, told, topics.Library[topicId]), cancellationToken);
    }

    private string Told(InterestAid estimate, Programme programme, Topic topic, long loan, int months, string funds, Language language)
    {
        var kind = Library[Form][Kind].Choices.Single(choice => choice.Id == funds).Label.In(language);
        var rate = InterestAid.RateOf(programme);
        var told = new List<string>
        {
            phrases.Result.In(language,
                ("name", topic.Name.In(language)), ("amount", formats.Yen(loan, language)), ("kind", kind),
                ("months", formats.Months(months, language)),
                ("interest", formats.Yen(estimate.Interest, language)), ("aid", formats.Yen(estimate.Aid, language)),
                ("rate", Percent(rate)), ("full", Percent(InterestAid.FullRate)), ("rest", Percent(InterestAid.FullRate - rate))),
        };
        if (estimate.Capped) told.Add(phrases.Capped.In(language, ("kind", kind), ("limit", formats.Yen(estimate.Limit, language))));
        if (programme is Programme.Eco) told.Add(phrases.EcoCap.In(language));
        told.AddRange([phrases.Assumptions.In(language), phrases.NotADecision.In(language),
            text.SourceLine(topic.Leading.Source, language)]);
        return string.Join("\n\n", told);
    }

    private Activity Marked(Language language, string said, Topic topic) => Reply
        .In(language, said, Reply.Button(topic.Short.In(language)), Reply.Button(Library.Phrases.Buttons.Person.In(language)))
        .Marked(AnswerCard.Mark([new Asked(topic, null)], Library.Calendar.Today));

    private bool IsCalculable((Programme Programme, string Topic) of) => !HasEnded(of.Topic) && InterestAid.IsBackedBy(topics.Library[of.Topic], of.Programme);

    private bool HasEnded(string topic) => topics.Library[topic].StatusOn(Library.Calendar.Today) is FactStatus.Expired;

    private static string Percent(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
