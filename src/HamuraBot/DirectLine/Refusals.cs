using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Hosting;

namespace HamuraBot.DirectLine;

/// <summary>What a visitor reads when a message or a file cannot be taken.</summary>
public sealed record Refused(int Status, string Code, string Sentence)
{
    public IResult Result => DirectLineError.Result(Status, Code, Sentence);
}

/// <summary>Why it cannot be taken, by its kind.</summary>
public sealed class Refusals(DialogLibrary library)
{
    private readonly Phrases phrases = library.Phrases;

    public Refused TooLong(int characters, Language language) =>
        new(400, "MessageTooLong", phrases.TooLong.In(language, ("limit", Formats.Number(characters))));

    public Refused BadType(string name, Language language) => new(400, "FileTypeRefused", phrases.Upload.BadType.In(language, ("name", name)));

    public Refused Empty(string name, Language language) => new(400, "FileEmpty", phrases.Upload.Empty.In(language, ("name", name)));

    public Refused TooMany(int files, Language language) => new(400, "TooManyFiles", phrases.Upload.TooMany.In(language, ("limit", Formats.Number(files))));

    public Refused TooLarge(long bytes, Language language) => new(413, "FilesTooLarge", phrases.Upload.TooLarge.In(language, ("limit", Megabytes(bytes))));

    public Refused Full(long bytes, Language language) => new(413, "ConversationFull", phrases.Upload.Full.In(language, ("limit", Megabytes(bytes))));

    /// <summary>The conversation, for a message.</summary>
    public Refused FullOfMessages(long bytes, Language language) => new(413, "ConversationFull", phrases.Limits.Full.In(language, ("limit", Megabytes(bytes))));

    public Refused PartTooLarge(Language language) => new(413, "BodyTooLarge", phrases.Limits.TooLarge.In(language));

    /// <summary>The limit itself has said when to come again.</summary>
    public IResult TooFast(HttpContext http) => new Refused(429, "TooManyRequests", phrases.Limits.TooFast.In(RequestLanguage.Of(http))).Result;

    public IResult TooFast(HttpContext http, TimeSpan again)
    {
        RateLimits.ComeAgain(http, again);
        return TooFast(http);
    }

    /// <summary>The address has had what it may put into the store for today.</summary>
    public IResult TooMuch(HttpContext http, TimeSpan again)
    {
        RateLimits.ComeAgain(http, again);
        return new Refused(429, "TooMuchStored", phrases.Limits.TooMuch.In(RequestLanguage.Of(http))).Result;
    }

    private static string Megabytes(long bytes) => Formats.Number(Math.Max(1, bytes / 1_000_000));
}
