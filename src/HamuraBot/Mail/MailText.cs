namespace HamuraBot.Mail;

/// <summary>What one person reads: the same words as plain text and as HTML.</summary>
public sealed record MailText(Language Language, OneLine Subject, string Text, string Html);

/// <summary>What a mail is about, for the desk's view of the outbox: a kind such as "request", and its number.</summary>
public sealed record MailAbout(string Kind, string Number);

/// <summary>An invitation as mail programs read it: <paramref name="Method"/> is REQUEST or CANCEL, <paramref name="Content"/> the .ics.</summary>
public sealed record CalendarPart(string Method, string Content);
