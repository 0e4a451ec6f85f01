using HamuraBot.Dialogs;

namespace HamuraBot.Channels.DirectLine;

/// <summary>What a visitor reads when a message or a file cannot be taken.</summary>
public sealed class Refusals(DialogLibrary library)
{
    private readonly Phrases phrases = library.Phrases;

    public IResult TooLong(int characters, Language language) =>
        Refused(400, "MessageTooLong", phrases.TooLong.In(language, ("limit", Formats.Number(characters))));

    public IResult BadType(string name, Language language) => Refused(400, "FileTypeRefused", phrases.Upload.BadType.In(language, ("name", name)));

    public IResult Empty(string name, Language language) => Refused(400, "FileEmpty", phrases.Upload.Empty.In(language, ("name", name)));

    public IResult TooMany(int files, Language language) => Refused(400, "TooManyFiles", phrases.Upload.TooMany.In(language, ("limit", Formats.Number(files))));

    public IResult TooLarge(long bytes, Language language) => Refused(413, "FilesTooLarge", phrases.Upload.TooLarge.In(language, ("limit", Megabytes(bytes))));

    public IResult Full(long bytes, Language language) => Refused(413, "ConversationFull", phrases.Upload.Full.In(language, ("limit", Megabytes(bytes))));

    private static IResult Refused(int status, string code, string sentence) => DirectLineError.Result(status, code, sentence);

    private static string Megabytes(long bytes) => Formats.Number(bytes / 1_000_000);
}
