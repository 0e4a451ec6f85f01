using System.Globalization;

namespace HamuraBot.Topics.Desk;

/// <summary>What an officer typed about a fact. What is null stays as it is; an empty end means that there is none.</summary>
public sealed record RevisionDraft
{
    /// <summary><c>confirm</c>, <c>correct</c> or <c>supersede</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The day as of which it is known; today when left out. Days are written <c>2026-11-22</c>.</summary>
    public string? AsOf { get; init; }

    /// <summary>The day from which it takes the old fact's place; today when left out. Only when superseding.</summary>
    public string? From { get; init; }

    /// <summary>The last valid day.</summary>
    public string? ValidTo { get; init; }

    /// <summary><c>current</c> unless it is a past figure, a plan or an opinion.</summary>
    public string? Status { get; init; }

    public TypedWords? Say { get; init; }

    /// <summary>How it is told when its last day has passed.</summary>
    public TypedWords? Said { get; init; }

    /// <summary>The passage of the source that has every figure and date of the wording.</summary>
    public string? Quote { get; init; }

    public IReadOnlyList<string>? Calculated { get; init; }

    public TypedSource? Source { get; init; }

    public string? Note { get; init; }

    /// <summary>The version of the fact that the officer had before them; if a colleague changed it since, nothing is done.</summary>
    public long? Seen { get; init; }

    /// <summary>What the form shows to begin with.</summary>
    public static RevisionDraft Of(RevisionKind kind, FactTimeline timeline, DateOnly today)
    {
        var fact = timeline.On(today);
        var draft = new RevisionDraft { Kind = kind.Code(), AsOf = Iso(today), Seen = timeline.Version };
        return kind switch
        {
            RevisionKind.Confirm => draft with { ValidTo = fact.ValidTo < today ? null : Iso(fact.ValidTo) },
            RevisionKind.Supersede => draft with { From = Iso(today), Status = FactStatus.Current.Code() },
            RevisionKind.Correct => draft with
            {
                AsOf = fact.Written is FactStatus.Historic ? Iso(fact.AsOf) : draft.AsOf,
                ValidTo = Iso(fact.ValidTo),
                Status = (fact.Written is FactStatus.Unconfirmed ? FactStatus.Current : fact.Written).Code(),
                Say = new(fact.Say.Ja, fact.Say.En),
                Said = new(fact.Said?.Ja, fact.Said?.En),
                Quote = fact.Quote,
                Calculated = fact.Calculated,
            },
        };
    }

    public static RevisionDraft Read(IFormCollection form, string kind) => new()
    {
        Kind = kind,
        AsOf = form["asOf"],
        From = form["from"],
        ValidTo = form["validTo"].ToString(),
        Status = form["status"],
        Say = form.ContainsKey("say.ja") ? new(form["say.ja"], form["say.en"]) : null,
        Said = new(form["said.ja"], form["said.en"]),
        Quote = form["quote"],
        Calculated = form.TryGetValue("calculated", out var lines) ? lines.ToString().Split('\n') : null,
        Source = new(form["source.title"], form["source.publisher"], form["source.date"], form["source.url"]),
        Note = form["note"],
        Seen = long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null,
    };

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed record TypedWords(string? Ja, string? En);

public sealed record TypedSource(string? Title, string? Publisher, string? Date, string? Url);

/// <param name="Field">Of the draft; within another one, as <c>say.ja</c>.</param>
/// <param name="Words">The key of the sentence in <c>desk-pages/</c>.</param>
public sealed record DraftFault(string Field, string Words, params (string Gap, string Text)[] Filling);
