using System.Globalization;
using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Topics.Chat;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Topics.Estimate;

/// <summary>Asks for a loan and estimates the interest aid on it; refuses for a programme that has ended.</summary>
public sealed partial class EstimateDialog(DialogLibrary library, CurrentTopics topics, AnswerText text, LastEstimate last) : FormDialog(library[Form], library)
{
    private const string Eco = "eco";

    private static readonly Dictionary<string, (Programme Programme, string Topic)> Programmes =
        new() { ["ordinary"] = (Programme.Ordinary, "interest-subsidy"), [Eco] = (Programme.Eco, "eco-interest-subsidy") };

    private static readonly Dictionary<string, Funds> Kinds =
        new() { ["working-capital"] = Funds.WorkingCapital, ["capital-expenditure"] = Funds.CapitalExpenditure };

    internal static readonly RequiredForm Form = new("the estimate", "interest-estimate");

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
        if (named.Count > 0 && !named.Any(IsProgramme) && NamesMore(turn.Text))
        {
            var cannot = phrases.CannotEstimate.In(turn.Language, ("name", named[0].Name.In(turn.Language)));
            await turn.SendActivityAsync(Marked(turn.Language, cannot, named[0]), cancellationToken);
            return null;
        }
        var known = new KnownAnswers();
        if (LastEstimate.Before(turn) is { } before)
            foreach (var field in (RequiredField[])[Chosen, Amount, Kind, Period]) known[field] = before[field.Id];
        else if (Programmes.Values.Any(IsCalculable))
            await turn.SendActivityAsync(Reply.In(turn.Language, phrases.Intro.In(turn.Language)), cancellationToken);
        // The interest subsidy may mean either programme; the environmental one is meant by its name alone.
        if (named.Any(topic => topic.Id == Programmes[Eco].Topic)) known[Chosen] = Eco;
        Take(EstimateFigures.In(turn.Text), known);
        return known;
    }

    /// <summary>Figures that the message holds are not asked for.</summary>
    private void Take(EstimateFigures figures, KnownAnswers known)
    {
        foreach (var (field, written) in new[] { (Amount, figures.Amount), (Period, figures.Period) })
            if (written is not null && Library.Reader.Read(Library[Form][field], written) is { Outcome: ReadingOutcome.Understood } read) known[field] = read.Answer;
        if (figures.Funds is { } funds) known[Kind] = Kinds.First(kind => kind.Value == funds).Key;
        if (figures.Programme is { } programme) known[Chosen] = Programmes.First(one => one.Value.Programme == programme).Key;
    }

    /// <summary>「補助額を試算してください」 names no programme, whichever it resembles.</summary>
    private static bool NamesMore(string said) => Generic().Replace(Numerals.Fold(said), "").Length > 1;

    [GeneratedRegex("補助(額|金|の額)?|助成(額|金)?|試算|計算|見積もり|金額|いくら|(して)?(ください|下さい|ほしい|みて|みたい|もらう|もらえる|くれる|たい)|します|する|して|できますか|ですか|ますか|お願い|を|の|が|は|で|estimate|calculate|how much|the|aid|subsidy|grant|amount|please|my|can|i|get|would|[ 。、?!]", RegexOptions.NonBacktracking)]
    private static partial Regex Generic();

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

    protected override async Task FinishAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken)
    {
        var (programme, topicId) = Programmes[answers[Chosen]];
        var loan = long.Parse(answers[Amount], CultureInfo.InvariantCulture);
        var months = int.Parse(answers[Period], CultureInfo.InvariantCulture);
        var estimate = InterestAid.Estimate(programme, loan, Kinds[answers[Kind]], months);
        var told = Told(estimate, programme, topics.Library[topicId], loan, months, answers[Kind], turn.Language);
        if (LastEstimate.Before(turn) is { } before) told = $"{Changes(before, answers, estimate, turn.Language)}\n\n{told}";
        await last.KeepAsync(turn, answers.ById, cancellationToken);
        await turn.SendActivityAsync(Marked(turn.Language, told, topics.Library[topicId]), cancellationToken);
    }

    /// <summary>What is different from the estimate before, and what that does to the aid.</summary>
    private string Changes(IReadOnlyDictionary<string, string> before, FormAnswers answers, InterestAid now, Language language)
    {
        var named = new (RequiredField Field, Phrase Name)[] { (Chosen, phrases.Programme), (Amount, phrases.Amount), (Kind, phrases.Funds), (Period, phrases.Period) };
        var lines = named.Where(one => before[one.Field.Id] != answers[one.Field]).Select(one => phrases.Change.In(language, ("label", one.Name.In(language)),
            ("old", ShownAnswer.Of(Library[Form][one.Field], before[one.Field.Id], formats, language)),
            ("new", ShownAnswer.Of(Library[Form][one.Field], answers[one.Field], formats, language))));
        var then = InterestAid.Estimate(Programmes[before[Chosen.Id]].Programme, long.Parse(before[Amount.Id], CultureInfo.InvariantCulture),
            Kinds[before[Kind.Id]], int.Parse(before[Period.Id], CultureInfo.InvariantCulture));
        return string.Join('\n', lines.Append(phrases.AidChange.In(language, ("old", formats.Yen(then.Aid, language)), ("new", formats.Yen(now.Aid, language)))));
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
