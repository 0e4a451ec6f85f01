using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Handoffs;
using HamuraBot.OfficeHours;
using HamuraBot.Replies;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Wiring;

/// <summary>
/// Leads replies to mails about a seminar to an officer: in the conversation in which somebody signed up or, where that was done on a page, in one
/// that the first reply begins.
/// </summary>
public static class SeminarReplies
{
    /// <param name="Registration">That the mail was about.</param>
    /// <param name="Name">Of whom it went to.</param>
    private sealed record Answered(Seminar Seminar, Registration Registration, string? Name, EmailAddress? Address, string Number)
    {
        public Language Language => Registration.Attendee.Language;

        /// <summary>Others of the same registration have no part in what was said where it was made.</summary>
        public string ConversationId => (Number == Registration.Number.Value ? Registration.ConversationId : null) ?? $"mail_{Number}";
    }

    public static IServiceCollection AddSeminarReplies(this IServiceCollection services) => services
        .AddSingleton(provider => Kind(provider, RegistrationMails.Kind))
        .AddSingleton(provider => Kind(provider, RegistrationMails.PersonKind));

    private static Repliable Kind(IServiceProvider services, string kind)
    {
        var (store, replies, clock) = (services.GetRequiredService<Store>(), services.GetRequiredService<HandoffReplies>(), services.GetRequiredService<TimeProvider>());
        return new(kind)
        {
            Find = (number, cancellationToken) => store.ReadAsync(async sql => await FindAsync(sql, number) is { } answered
                ? new ReplyThread(answered.ConversationId, answered.Language, answered.Address, answered.Name ?? "") : null, cancellationToken),
            Take = async (transaction, number, reply, cancellationToken) => await FindAsync(transaction.Sql, number) is { } answered
                && await replies.TakeAboutAsync(transaction, new(answered.ConversationId, Begun(answered, clock.GetUtcNow())), Wish(answered), reply, cancellationToken),
        };
    }

    private static async Task<Answered?> FindAsync(StoreConnection sql, string number)
    {
        if (await RegistrationTable.FindAsync(sql, RegistrationOf(number)) is not { } registration || await SeminarTable.FindAsync(sql, registration.Seminar) is not { } seminar) return null;
        if (registration.Number.Value == number) return new(seminar, registration, registration.Attendee.Name, registration.Attendee.Email, number);
        return registration.People.FirstOrDefault(person => person.Ticket == number) is { } person ? new(seminar, registration, person.Name, person.Email, number) : null;
    }

    /// <summary>A ticket is the number of its registration and a place in it.</summary>
    private static RegistrationNumber RegistrationOf(string number) => new(number.Split('-') is [var kind, var year, var count, _] ? $"{kind}-{year}-{count}" : number);

    private static HandoffWish Wish(Answered answered) => new(HandoffCause.Mail)
    {
        About = $"{answered.Seminar.Plan.Title.In(answered.Language)} {answered.Number}",
        CompanyName = answered.Registration.Attendee.Company,
        ContactName = answered.Name,
        Email = answered.Address?.Value,
    };

    private static Conversation Begun(Answered answered, DateTimeOffset now) => new()
    {
        Id = answered.ConversationId,
        UserId = answered.ConversationId,
        Locale = answered.Language.Locale(),
        StartedAt = now,
        LastAt = now,
    };
}
