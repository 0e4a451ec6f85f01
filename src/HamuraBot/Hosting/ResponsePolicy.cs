using HamuraBot.Website;

namespace HamuraBot.Hosting;

/// <summary>What a browser may do with a response: put on an endpoint by <c>WithMetadata</c>. Without one, nothing.</summary>
public enum ResponsePolicy
{
    /// <summary>Data: loads nothing, is framed by nobody.</summary>
    Data,

    /// <summary>Data or a script that other origins load too.</summary>
    SharedData,

    /// <summary>A page of ours; nobody frames it.</summary>
    Page,

    /// <summary>A page of ours with forms that come back to us.</summary>
    FormPage,

    /// <summary>A page of the officers' desk: forms, our own scripts, and news from us.</summary>
    DeskPage,

    /// <summary>A page of ours with the chat in it.</summary>
    ChatPage,

    /// <summary>The chat inside a page of the origins named in <c>DirectLine:AllowedOrigins</c>.</summary>
    ChatFrame,
}
