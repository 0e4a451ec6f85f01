using System.Globalization;
using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics.Checks;

namespace HamuraBot.Topics.Desk;

/// <summary>Reads what an officer typed about a fact, as strictly as the files are read.</summary>
public sealed partial class RevisionReader(DialogLibrary dialogs, FactTimeline timeline, RevisionDraft draft, DateOnly today)
{
    /// <summary>Characters.</summary>
    public const int LongestWording = 600, LongestQuote = 2_000, LongestNote = 500, LongestName = 200;

    public const int MostCalculated = 10;

    /// <summary>How the marks name a source that an officer gave.</summary>
    public const string SourceOfTheDesk = "desk";

    private readonly List<DraftFault> faults = [];
    private readonly Fact before = timeline.On(today);

    public IReadOnlyList<DraftFault> Faults => faults;

    /// <returns>Null when there are faults.</returns>
    public FactRevision? Read(string topic, long number, DateTimeOffset now)
    {
        if (ReadKind() is not { } kind) return null;
        var isNew = kind is RevisionKind.Supersede;
        var from = isNew ? Day("from", draft.From) ?? today : timeline.RevisionOn(today)?.From;
        var status = ReadStatus(kind);
        var fact = before with
        {
            Source = ReadSource(isNew),
            Quote = kind is RevisionKind.Confirm ? before.Quote : ReadQuote(isNew),
            Calculated = kind is RevisionKind.Confirm ? before.Calculated : ReadCalculated(isNew),
            Written = status,
            AsOf = ReadAsOf(status),
            ValidFrom = isNew ? from : before.ValidFrom,
            ValidTo = ReadEnd(kind, from),
            Say = kind is RevisionKind.Confirm ? before.Say : ReadWords("say", draft.Say, isNeeded: true) ?? before.Say,
        };
        fact = fact with { Said = ReadSaid(fact) };
        if (faults.Count == 0) CheckNumbers(fact, from, kind, isSaidTyped: Tidy(draft.Said?.Ja).Length > 0);
        var note = Tidy(draft.Note);
        CheckLength("note", note, LongestNote);
        return faults.Count > 0 ? null : new(topic, kind, from, fact, timeline.File.Fingerprint(), new(number, null, now, note));
    }

    private RevisionKind? ReadKind()
    {
        if (!RevisionKinds.Written.TryGetValue(draft.Kind ?? (draft.Say is null ? "confirm" : ""), out var kind))
        {
            Fault("kind", "kind");
            return null;
        }
        if (kind is not RevisionKind.Confirm) return kind;
        if (before.Written is FactStatus.Historic) Fault("kind", "closedFigure");
        if (Tidy(draft.Say?.Ja + draft.Say?.En).Length > 0) Fault("say.ja", "confirmKeepsWords");
        return kind;
    }

    private FactStatus ReadStatus(RevisionKind kind)
    {
        if (Tidy(draft.Status) is { Length: > 0 } typed)
        {
            if (FactStatuses.Written.TryGetValue(typed, out var status)) return status;
            Fault("status", "status");
        }
        return kind switch
        {
            RevisionKind.Confirm when before.Written is FactStatus.Opinion => FactStatus.Opinion,
            RevisionKind.Correct when before.Written is not FactStatus.Unconfirmed => before.Written,
            RevisionKind.Confirm or RevisionKind.Correct or RevisionKind.Supersede => FactStatus.Current,
        };
    }

    private DateOnly ReadAsOf(FactStatus status)
    {
        var asOf = Day("asOf", draft.AsOf);
        if (asOf > today) Fault("asOf", "future");
        return asOf ?? (status is FactStatus.Historic ? before.AsOf : today);
    }

    private DateOnly? ReadEnd(RevisionKind kind, DateOnly? from)
    {
        var end = draft.ValidTo is not null ? Day("validTo", draft.ValidTo) : kind switch
        {
            RevisionKind.Supersede => null,
            RevisionKind.Correct => before.ValidTo,
            // Confirming what has ended means that it has not.
            RevisionKind.Confirm => before.ValidTo < today ? null : before.ValidTo,
        };
        if (kind is RevisionKind.Confirm && end < today) Fault("validTo", "endHasPassed");
        if (end < (from ?? before.ValidFrom)) Fault("validTo", "endsBeforeItBegins");
        return end;
    }

    private Words? ReadSaid(Fact fact)
    {
        var typed = ReadWords("said", draft.Said, isNeeded: false);
        if (fact.ValidTo is not { } lastDay)
        {
            if (typed is not null) Fault("said.ja", "saidWithoutEnd");
            return null;
        }
        if (typed is null) return Derived(fact, lastDay);
        foreach (var (fault, where) in PastTense.FaultsOf(fact.Say, typed, lastDay))
            switch (fault)
            {
                case PastFault.BeginsInThePresent: Fault($"said.{where}", "present"); break;
                case PastFault.LastDayMissing: Fault($"said.{where}", "lastDay", ("day", Shown(lastDay))); break;
                case PastFault.RepeatsTheOffer: Fault(typed.Ja.Contains(where, StringComparison.Ordinal) ? "said.ja" : "said.en", "repeats", ("text", where)); break;
            }
        return typed;
    }

    /// <summary>As it was told before with the new last day in it; else the whole wording, said to have ended.</summary>
    private Words Derived(Fact fact, DateOnly lastDay)
    {
        if (before.Said is { } was && before.ValidTo is { } oldDay && fact.Say == before.Say)
        {
            var moved = new Words(Moved(was, Language.Ja), Moved(was, Language.En));
            if (!PastTense.FaultsOf(fact.Say, moved, lastDay).Any()) return moved;
            string Moved(Words words, Language language) => words.In(language).Replace(
                dialogs.Phrases.Formats.Date(oldDay, language), dialogs.Phrases.Formats.Date(lastDay, language), StringComparison.Ordinal);
        }
        return new(Ended(Language.Ja), Ended(Language.En));
        string Ended(Language language) => dialogs.Phrases.Frames.WasSo.In(
            language, ("text", fact.Say.In(language)), ("validTo", dialogs.Phrases.Formats.Date(lastDay, language)));
    }

    private string ReadQuote(bool isNew)
    {
        var quote = Tidy(draft.Quote);
        if (quote.Length == 0 && isNew) Fault("quote", "missing");
        CheckLength("quote", quote, LongestQuote);
        return quote.Length == 0 ? before.Quote : quote;
    }

    private IReadOnlyList<string> ReadCalculated(bool isNew)
    {
        if (draft.Calculated is null) return isNew ? [] : before.Calculated;
        string[] calculated = [.. draft.Calculated.Select(Tidy).Where(text => text.Length > 0)];
        if (calculated.Length > MostCalculated) Fault("calculated", "tooMany", ("limit", Shown(MostCalculated)));
        foreach (var text in calculated) CheckLength("calculated", text, LongestName);
        return calculated;
    }

    private Source ReadSource(bool isNeeded)
    {
        var (title, publisher, url) = (Tidy(draft.Source?.Title), Tidy(draft.Source?.Publisher), Tidy(draft.Source?.Url));
        if (!isNeeded && (title + publisher + url + Tidy(draft.Source?.Date)).Length == 0) return before.Source;
        foreach (var (field, text) in new[] { ("source.title", title), ("source.publisher", publisher) })
        {
            if (text.Length == 0) Fault(field, "missing");
            CheckLength(field, text, LongestName);
            CheckPlain(field, text);
        }
        var day = Day("source.date", draft.Source?.Date);
        if (Tidy(draft.Source?.Date).Length == 0) Fault("source.date", "missing");
        if (day > today) Fault("source.date", "future");
        if (url.Length > 0 && !(url.Length <= LongestName && WebAddress().IsMatch(url) && Uri.IsWellFormedUriString(url, UriKind.Absolute))) Fault("source.url", "url");
        return new(SourceOfTheDesk, new(title, title), new(publisher, publisher), day ?? today, day ?? today) { Url = url.Length == 0 ? null : url };
    }

    private Words? ReadWords(string field, TypedWords? typed, bool isNeeded)
    {
        var words = new Words(Tidy(typed?.Ja), Tidy(typed?.En));
        if (words is { Ja.Length: 0, En.Length: 0 } && !isNeeded) return null;
        foreach (var language in Enum.GetValues<Language>())
        {
            var (name, text) = ($"{field}.{language.Code()}", words.In(language));
            if (text.Length == 0) Fault(name, "bothLanguages");
            CheckLength(name, text, LongestWording);
            CheckPlain(name, text);
            foreach (var unknown in Phrase.PlaceholdersOf(text).Except(dialogs.Names.Keys)) Fault(name, "placeholder", ("placeholder", unknown));
        }
        return words;
    }

    private void CheckNumbers(Fact fact, DateOnly? from, RevisionKind kind, bool isSaidTyped)
    {
        var figures = Figures.In(fact.Quote).Concat(fact.Calculated.SelectMany(Figures.In)).ToList();
        DateOnly?[] own = [fact.AsOf, fact.ValidFrom, fact.ValidTo, fact.Source.Created, fact.Source.Updated, from];
        var dates = Dates.In(fact.Quote).Concat(own.OfType<DateOnly>().Select(day => new NamedDate(day, WholeMonth: false))).ToList();
        if (kind is not RevisionKind.Confirm) Check("say", fact.Say);
        if (fact.Said is not null && isSaidTyped) Check("said", fact.Said);

        void Check(string field, Words words)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                foreach (var figure in NumberCheck.UnbackedFigures(words.In(language), figures)) Fault($"{field}.{language.Code()}", "number", ("number", figure));
                foreach (var date in NumberCheck.UnbackedDates(words.In(language), dates)) Fault($"{field}.{language.Code()}", "date", ("date", date));
            }
        }
    }

    private DateOnly? Day(string field, string? typed)
    {
        if (Tidy(typed) is not { Length: > 0 } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(field, "day");
        return null;
    }

    private void CheckLength(string field, string text, int limit)
    {
        if (text.Length > limit) Fault(field, "tooLong", ("limit", Shown(limit)));
    }

    private void CheckPlain(string field, string text)
    {
        if (!IsPlain(text)) Fault(field, "plain");
    }

    /// <summary>It is put into messages that are Markdown.</summary>
    public static bool IsPlain(string text) => !Markup().IsMatch(text);

    private void Fault(string field, string words, params (string Gap, string Text)[] filling) => faults.Add(new(field, $"topics.faults.{words}", filling));

    /// <summary>On one line, without what nobody sees.</summary>
    public static string Tidy(string? typed) => Breaks().Replace(typed ?? "", " ").Trim();

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"[\\`*\[\]<>|]", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^https?://[^\s()<>\[\]""'\\]+$", RegexOptions.NonBacktracking)]
    private static partial Regex WebAddress();
}
