using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace HamuraBot.Conversations;

/// <summary>
/// What other programs read of the bot's activities, so that none of them has to read a message: <c>channelData.hamura</c>. Its keys and
/// codes are those of this file; only what applies is there.
/// </summary>
public sealed record Marks
{
    private const string Key = "hamura";

    private static readonly JsonSerializer Wire = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
    });

    /// <summary>The topics that the message answers.</summary>
    public IReadOnlyList<AnswerMark>? Answers { get; init; }

    /// <summary>Ids of the topics that might be meant.</summary>
    public IReadOnlyList<string>? Suggestions { get; init; }

    public bool? NotUnderstood { get; init; }

    public PromptMark? Prompt { get; init; }

    public ReceiptMark? Receipt { get; init; }

    public RegistrationMark? Registration { get; init; }

    public HandoffMark? Handoff { get; init; }

    /// <summary>Of what a visitor wrote by mail.</summary>
    public MailMark? Mail { get; init; }

    public static Marks Of(JObject activity) =>
        activity["channelData"] is JObject data && data[Key] is JObject marks ? marks.ToObject<Marks>(Wire)! : new();

    public static Marks Of(Activity activity) =>
        activity.ChannelData is JObject data && data[Key] is JObject marks ? marks.ToObject<Marks>(Wire)! : new();

    /// <summary>The marks are the bot's to set: a page or a desk that trusts them must not meet a visitor's.</summary>
    public static void Remove(Activity activity)
    {
        if (activity.ChannelData is not JObject data) return;
        foreach (var worn in data.Properties().Where(property => property.Name.Equals(Key, StringComparison.OrdinalIgnoreCase)).ToList()) worn.Remove();
    }

    public Activity On(Activity reply)
    {
        var (data, marks) = (reply.ChannelData as JObject ?? [], JObject.FromObject(this, Wire));
        if (data[Key] is JObject before) before.Merge(marks);
        else data[Key] = marks;
        reply.ChannelData = data;
        return reply;
    }
}

public static class Marking
{
    public static Activity Marked(this Activity reply, Marks marks) => marks.On(reply);
}

/// <param name="AsOf">A day, as is <paramref name="ValidTo"/>: <c>2017-07-26</c>.</param>
/// <param name="ValidTo">Null, and then said to be so, if no end is known.</param>
/// <param name="Source">The source's id.</param>
public sealed record AnswerMark(
    string Id, string Status, string AsOf, [property: JsonProperty(NullValueHandling = NullValueHandling.Include)] string? ValidTo, string Source)
{
    /// <summary>What was asked about the topic, where it was not the whole.</summary>
    public string? Aspect { get; init; }

    public const string Current = "current", Unconfirmed = "unconfirmed", Expired = "expired", Historic = "historic", Plan = "plan", Opinion = "opinion";
}

/// <param name="Field">The field that is asked.</param>
/// <param name="Choices">Ids; null if it is no choice.</param>
/// <param name="Retry">Whether the last answer was refused.</param>
public sealed record PromptMark(string Form, string Field, string Kind, bool Optional, IReadOnlyList<string>? Choices, bool Retry)
{
    /// <summary>Which question it is, from 1, and <see cref="Of"/> how many, where the form is a long one.</summary>
    public int? Step { get; init; }

    public int? Of { get; init; }

    public const string Text = "text", Multiline = "multiline", Choice = "choice", Several = "choices", Date = "date", PostalCode = "postal-code",
        CorporateNumber = "corporate-number", Email = "email", Phone = "phone", Number = "number", Consent = "consent", Confirm = "confirm";
}

/// <param name="Url">The page where it is seen and changed.</param>
public sealed record ReceiptMark(string Number, string Form, string Url);

/// <param name="Number">Null if there is no registration, as is <paramref name="Url"/> unless its page may be seen.</param>
/// <param name="Seminar">Its id.</param>
public sealed record RegistrationMark(string? Number, string Seminar, string Outcome, string? Url)
{
    public const string Registered = "registered", Waitlisted = "waitlisted", Promoted = "promoted", Changed = "changed",
        AlreadyRegistered = "already-registered", Full = "full", Closed = "closed", Cancelled = "cancelled";
}

/// <param name="Position">In the queue, from 1.</param>
public sealed record HandoffMark(string Id, string Status, int? Position)
{
    public const string Waiting = "waiting", WithOfficer = "with-officer", MessageTaken = "message-taken", Closed = "closed", Cancelled = "cancelled";
}

/// <param name="From">The sender's address, as the mail says.</param>
/// <param name="Other">Whether that is another address than the visitor's.</param>
/// <param name="RefusedFiles">How many of its files were not taken.</param>
public sealed record MailMark(string? From, bool Other, int RefusedFiles);
