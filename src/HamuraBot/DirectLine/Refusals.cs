using HamuraBot.Content;
using HamuraBot.Dialogs;

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


    private static string Megabytes(long bytes) => Formats.Number(bytes / 1_000_000);
}
