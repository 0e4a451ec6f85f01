using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding;

/// <summary>What a conversation has been about, newest first, and what was offered last. A message is read with it and without it.</summary>
/// <param name="Told">The topics that were answered, and what was asked about each.</param>
/// <param name="Offered">The topics that the last reply suggested.</param>
/// <param name="Together">How many of the newest were answered in one reply.</param>
public sealed record Focus(IReadOnlyList<Answer> Told, IReadOnlyList<string> Offered, int Together = 1)
{
    public static readonly Focus None = new([], []);

    /// <summary>Older ones are forgotten, but for the very first.</summary>
    private const int Most = 6;

    /// <summary>How much likelier it is that a message is about what was just spoken of than its words alone say.</summary>
    private const double Stays = 2.5;

    /// <summary>The probability of a left-out subject from which a short message that seems nobody's belongs to the conversation.</summary>
    private const double LeftOut = 0.6;

    /// <summary>The probability from which a message names one of the topics that were spoken of.</summary>
    private const double Named = 0.1;

    /// <summary>Longer ones than this say what they are about.</summary>
    private const int LongestEllipsis = 60;

    private const int MostLeft = 3;

    /// <summary>The probability from which a message points to the other of two.</summary>
    private const double Pointed = 0.5;

    /// <summary>The visitor spoke of a request, seat or call of their own last.</summary>
    public bool IsOwnMatter { get; init; }

    /// <summary>What the last reply answered.</summary>
    public IReadOnlyList<Answer> Latest => [.. Told.Take(Together)];

    /// <summary>What was answered now stands before what was answered earlier.</summary>
    public Focus After(IReadOnlyList<Answer> answered, IReadOnlyList<string> offered)
    {
        // "Did you mean X?" is about X.
        if (answered.Count is 0 && offered is [var only])
            return After([new Answer(only, 1)], offered);
        if (answered.Count is 0)
            return this with { Offered = offered, IsOwnMatter = false };
        Answer[] told = [.. answered, .. Told.Where(earlier => answered.All(answer => answer.Id != earlier.Id))];
        return new(told.Length <= Most ? told : [.. told.Take(Most - 1), told[^1]], offered, answered.Count);
    }

    /// <summary>The meaning with what it leaves out filled in. Words that clearly name a subject always win.</summary>
    /// <param name="tells">Whether a topic has anything to say about an aspect, be it that its source is silent.</param>
    /// <param name="siblingOf">The topic that another is most like: the other of two, where only one was spoken of.</param>
    public Meaning Resolve(Meaning meaning, Func<string, Aspect, bool> tells, Func<string, string?> siblingOf)
    {
        var likely = meaning.Likely;
        var leftOut = likely.References.Sum();
        // "I'd like to apply for it" leaves its matter out, whatever its words stand beside in the samples.
        if (meaning.Intent is Intent.Apply or Intent.Register or Intent.Estimate)
            return meaning.Answers is [var named] && Told.Count > 0 && leftOut > (likely.Topics.FirstOrDefault(topic => topic.Id == named.Id)?.Confidence ?? 0)
                ? meaning with { Answers = [] } : meaning;
        // "OK" and "123" leave nothing out.
        if (meaning.Intent is not (Intent.Topic or Intent.None) || meaning.Spoken is Spoken.None)
            return meaning;
        if (meaning.OnlyRejects)
            return Told.Count > 0 ? WithoutRejected(meaning, siblingOf) : meaning;
        // A part of the message names its subject, and the others say what is asked of it.
        if (meaning.Answers.Count > 1)
            return Told.Count > 0 && meaning.LeftOut.Count > 0 ? WithLeftOut(meaning) : meaning;
        if (IsOwnMatter && (meaning.FollowsUp || leftOut >= LeftOut && meaning.Answers.Count is 0))
            return meaning with { Intent = Intent.Status, Answers = [], Suggestions = [], Foreign = default };
        if (Told.Count is 0 || Meant(meaning, tells, siblingOf) is not { } target)
            return meaning;
        var isOurs = likely.InScope >= 0.5 || meaning.Intent is Intent.Topic;
        if (!isOurs && (leftOut < LeftOut || likely.Length > LongestEllipsis))
            return meaning;
        var own = likely.Topics.FirstOrDefault(topic => topic.Id == target)?.Confidence ?? 0;
        var rival = likely.Topics.FirstOrDefault(topic => topic.Id != target && !meaning.Rejected.Contains(topic.Id));
        var isAskedOfRival = rival is not null && meaning.Aspect is { } asked && tells(rival.Id, asked) && !tells(target, asked);
        if (rival is not null && rival.Confidence * (isAskedOfRival ? Stays : 1) > own * Stays + leftOut)
            return meaning;
        return About(meaning, target);
    }

    private Meaning About(Meaning meaning, string target)
    {
        // Of the other one is asked what was asked of the one before.
        var aspect = meaning.Aspect ?? (target != Told[0].Id && (meaning.Rejected.Count > 0 || meaning.Likely.References is [_, > Pointed, ..]) ? Told[0].Aspect : null);
        Answer[] answers = meaning.LeftOut.Count > 1
            ? [.. meaning.LeftOut.Select(part => new Answer(target, 1, part.Aspect) { Words = part.Words })] : [new Answer(target, 1, aspect)];
        return meaning with { Intent = Intent.Topic, Answers = answers, Suggestions = [], FollowsUp = true, Foreign = default };
    }

    /// <summary>What a message asks before it names anything is about what was told last.</summary>
    private Meaning WithLeftOut(Meaning meaning) => meaning with
    {
        Answers = [.. meaning.Answers.Select((answer, i) => i < meaning.LeftOut.Count ? answer with { Id = Told[0].Id, Confidence = 1 } : answer)],
    };

    /// <summary>"Not the green one": of what was told or offered together, what is left; else the other of two, or what it may have been instead.</summary>
    private Meaning WithoutRejected(Meaning meaning, Func<string, string?> siblingOf)
    {
        var rejected = meaning.Rejected.Count > 0 ? meaning.Rejected : [Told[0].Id];
        string[] left = [.. Latest.Select(answer => answer.Id).Concat(Offered).Except(rejected).Distinct()];
        var sibling = rejected.Select(siblingOf).FirstOrDefault(other => other is not null && !rejected.Contains(other));
        if (left.Length is 0 && sibling is not null)
            left = siblingOf(sibling) is { } back && rejected.Contains(back) ? [sibling] : [];
        meaning = meaning with { Intent = Intent.Topic, Rejected = rejected, Foreign = default };
        return left is [var only] ? About(meaning, only)
            : meaning with { Suggestions = left.Length > 0 ? left : [.. Told.Select(answer => answer.Id).Append(sibling ?? "").Except([.. rejected, ""]).Take(MostLeft)] };
    }

    private string? Meant(Meaning meaning, Func<string, Aspect, bool> tells, Func<string, string?> siblingOf)
    {
        var (likely, rejected) = (meaning.Likely, meaning.Rejected);
        string[] told = [.. Told.Select(answer => answer.Id).Except(rejected)];
        if (told.Length is 0)
            return null;
        var references = likely.References;
        var (that, other, first) = references.Count > 2 ? (references[0], references[1], references[2]) : (1, 0, 0);
        if (first > that && first > other)
            return told[^1];
        if (other > that && siblingOf(Told[0].Id) is { } sibling && siblingOf(sibling) == Told[0].Id && !rejected.Contains(sibling))
            return sibling;
        if (other > that)
            return Offered.Except(rejected).FirstOrDefault(offered => offered != Told[0].Id) ?? told.FirstOrDefault(topic => topic != Told[0].Id)
                ?? siblingOf(Told[0].Id) ?? told[0];
        // 「さっきの先生のほう」 names the one that is meant among those that were spoken of.
        var named = likely.Topics.FirstOrDefault(topic => told.Contains(topic.Id));
        if (named is { Confidence: >= Named })
            return named.Id;
        // Of several that were told together, the one of which there is something to tell.
        return meaning.Aspect is { } asked && told.Take(Together).FirstOrDefault(topic => tells(topic, asked)) is { } telling ? telling : told[0];
    }
}
