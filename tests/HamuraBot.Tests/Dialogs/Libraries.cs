using HamuraBot.Dialogs;
using HamuraBot.Topics;

namespace HamuraBot.Tests.Dialogs;

internal static class Libraries
{
    public static DialogLibrary Dialogs(TimeProvider? clock = null) => DialogLibrary.Load(LibraryCopy.Original, clock ?? TimeProvider.System);

    public static TopicLibrary Topics() => TopicLibrary.Load(LibraryCopy.Original, Dialogs());
}
