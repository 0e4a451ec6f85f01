using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;

namespace HamuraBot.Gaps;

/// <summary>Tells those who asked that there is an answer now.</summary>
public sealed class GapMails(Mails mails, Outbox outbox, PublicAddress address, IEnumerable<IAskerAddressSource> sources)
{
    private const string Kind = "question";

    private readonly IAskerAddressSource[] ordered = [.. sources.OrderBy(source => source.Order)];

    /// <summary>Everybody once, with the question they asked last.</summary>
    public async Task TellAsync(StoreTransaction transaction, Gap gap, string topic, Words name, long step)
    {
        var told = new HashSet<EmailAddress>();
        foreach (var question in gap.Questions)
            if (await FindAsync(transaction.Sql, question.ConversationId) is { } asker && told.Add(asker))
                outbox.Add(transaction, asker, mails.QuestionAnswered.Write(gap.Language,
                    ("question", question.Text), ("topic", name.In(gap.Language)),
                    ("link", address.Of($"/topics/{topic}?lang={gap.Language.Code()}"))), new(Kind, step.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<EmailAddress?> FindAsync(StoreConnection sql, string conversation)
    {
        foreach (var source in ordered)
            if (await source.FindAsync(sql, conversation) is { } asker) return asker;
        return null;
    }
}
