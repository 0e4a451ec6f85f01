using HamuraBot.Conversations;

namespace HamuraBot.Topics;

public enum FactStatus
{
    /// <summary>An officer confirmed it, with the date.</summary>
    Current,

    /// <summary>The source says it in the present tense; nobody confirmed it since.</summary>
    Unconfirmed,

    /// <summary>Its last valid day has passed. Never written: <see cref="Fact.ValidTo"/> decides.</summary>
    Expired,

    /// <summary>A closed figure with its date.</summary>
    Historic,

    /// <summary>An intention whose outcome is unknown.</summary>
    Plan,

    /// <summary>The office's own judgement.</summary>
    Opinion,
}

public static class FactStatuses
{
    public static readonly IReadOnlyDictionary<string, FactStatus> Written =
        Enum.GetValues<FactStatus>().Except([FactStatus.Expired]).ToDictionary(Code);

    public static string Code(this FactStatus status) => status switch
    {
        FactStatus.Current => AnswerMark.Current,
        FactStatus.Unconfirmed => AnswerMark.Unconfirmed,
        FactStatus.Expired => AnswerMark.Expired,
        FactStatus.Historic => AnswerMark.Historic,
        FactStatus.Plan => AnswerMark.Plan,
        FactStatus.Opinion => AnswerMark.Opinion,
    };
}
