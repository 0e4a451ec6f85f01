using HamuraBot.Conversations;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using HamuraBot.SelfService;

namespace HamuraBot.Handoffs.Desk;

/// <param name="From">visitor, bot or officer.</param>
public sealed record TranscriptLine(long Sequence, DateTimeOffset At, string From, string Name, string Text, IReadOnlyList<SharedFile> Files)
{
    public static TranscriptLine Of(TranscriptEntry entry) =>
        new(entry.Sequence, Tokyo.Time(entry.At), Speaker(entry.From), entry.Name, Secrets.Masked(entry.Text), entry.Files);

    public static string Speaker(Speaker speaker) => speaker switch
    {
        Conversations.Speaker.Visitor => "visitor",
        Conversations.Speaker.Bot => "bot",
        Conversations.Speaker.Officer => "officer",
    };
}

public sealed record ConversationNoteView(DateTimeOffset At, ActingOfficer Officer, string Text)
{
    public static ConversationNoteView Of(ConversationNote note) => new(Tokyo.Time(note.At), new(note.OfficerId, note.OfficerName), note.Text);
}
