using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;

namespace HamuraBot.SelfService;

/// <summary>One kind of thing that visitors come back to, and what they may do with it. Everything else about the pages is alike.</summary>
public sealed record SelfServiceKind(string Kind)
{
    /// <summary>Null when there is no such number any more.</summary>
    public required Func<string, CancellationToken, Task<OwnView?>> See { get; init; }

    /// <summary>Takes what was typed into the fields, by their ids.</summary>
    public required Func<string, IReadOnlyDictionary<string, string>, CancellationToken, Task<ChangeOutcome>> Change { get; init; }

    /// <returns>False when it was too late.</returns>
    public required Func<string, CancellationToken, Task<bool>> Withdraw { get; init; }

    /// <summary>Does something with one of its parts, with what was typed into the fields of that step.</summary>
    public Func<string, string, string, IReadOnlyDictionary<string, string>, CancellationToken, Task<ChangeOutcome>> Act { get; init; } =
        (_, _, _, _, _) => Task.FromResult(ChangeOutcome.TooLate);

    /// <summary>One of its files; null if there is none, or not for its owner now.</summary>
    public Func<string, string, CancellationToken, Task<OwnFile?>> Read { get; init; } = (_, _, _) => Task.FromResult<OwnFile?>(null);

    /// <summary>Who is sent a new link when the desk withdraws those that were given out; null when there is no such number any more.</summary>
    public Func<StoreConnection, string, Task<LinkOwner?>>? Owner { get; init; }

    /// <summary>The .ics of it as it is now; null for what has no date, or none any more.</summary>
    public Func<string, CancellationToken, Task<string?>>? Calendar { get; init; }
}

/// <param name="Email">Null for somebody who has given none.</param>
/// <param name="Name">Of what it is.</param>
public sealed record LinkOwner(EmailAddress? Email, Language Language, string Addressee, string Name);

/// <summary>What its owner sees.</summary>
/// <param name="Language">Of the page, unless its address asks for the other one.</param>
public sealed record OwnView(string Number, Language Language, Words Title, Words State, IReadOnlyList<OwnLine> Lines)
{
    /// <summary>What has happened to it, in order.</summary>
    public IReadOnlyList<OwnLine> History { get; init; } = [];

    /// <summary>What may be changed now; nothing when it is too late.</summary>
    public IReadOnlyList<OwnField> Fields { get; init; } = [];

    /// <summary>Null when it is too late.</summary>
    public Withdrawal? Withdrawal { get; init; }

    public bool HasCalendar { get; init; }

    /// <summary>What the page of the fields is for, where they are not there to be changed.</summary>
    public Filling? Filling { get; init; }

    /// <summary>What is shown at the entrance, as a QR code; null when there is no entrance to pass.</summary>
    public string? Ticket { get; init; }

    /// <summary>What there is to open beside it.</summary>
    public IReadOnlyList<OwnDownload> Downloads { get; init; } = [];

    public Words? DownloadsTitle { get; init; }

    /// <summary>What else may be done with all of it.</summary>
    public IReadOnlyList<OwnStep> Steps { get; init; } = [];

    /// <summary>What it consists of, where each part may be treated alone.</summary>
    public IReadOnlyList<OwnPart> Parts { get; init; } = [];

    public Words? PartsTitle { get; init; }
}

/// <param name="Id">In the address of its pages.</param>
public sealed record OwnPart(string Id, Words Title, string Detail)
{
    /// <summary>Where it differs from that of the whole.</summary>
    public Words? State { get; init; }

    /// <summary>As <see cref="OwnView.Ticket"/>, for this part.</summary>
    public string? Ticket { get; init; }

    public IReadOnlyList<OwnStep> Steps { get; init; } = [];
}

/// <summary>A file, or a place on the web.</summary>
public sealed record OwnDownload(Words Title)
{
    /// <summary>On the web; null for a file.</summary>
    public string? Address { get; init; }

    /// <summary>The id that <see cref="SelfServiceKind.Read"/> takes.</summary>
    public string? File { get; init; }
}

public sealed record OwnFile(string Name, string ContentType, byte[] Content);

/// <summary>Something that may be done with all of it or with a part: its button, what it means, and what has to be filled in.</summary>
public sealed record OwnStep(string Id, Words Button, Words Note, IReadOnlyList<OwnField> Fields)
{
    /// <summary>Of its page, where the button says more than that.</summary>
    public Words? Heading { get; init; }

    /// <summary>What is said when it is done: one of <see cref="OwnPage.News"/>.</summary>
    public string News { get; init; } = OwnPage.Changed;

    /// <summary>Whether it may be done instead of withdrawing.</summary>
    public bool IsInstead { get; init; }
}

/// <summary>A form that is filled in, such as a survey: the link to it, its button, and what is said when it is done.</summary>
public sealed record Filling(Words Link, Words Save, Words Done)
{
    /// <summary>What has to be read before.</summary>
    public Words? Intro { get; init; }
}

public sealed record OwnLine(Words Label, Words Text)
{
    public OwnLine(Words label, string text)
        : this(label, new Words(text, text))
    {
    }
}

/// <param name="Input">The type of HTML's input (<c>text</c>, <c>email</c>, <c>tel</c>, <c>number</c>: digits of any width, <c>checkbox</c>, <c>radio</c>), or <c>textarea</c>.</param>
public sealed record OwnField(string Id, Words Label, string Value, string Input, bool Optional)
{
    /// <summary>In characters.</summary>
    public long? Longest { get; init; }

    /// <summary>The token by which browsers fill it in, such as <c>email</c>; null where they know nothing.</summary>
    public string? Autofill => Dialogs.Forms.Autofill.Of(Id);

    /// <summary>Of an input <c>radio</c>: value and what is shown.</summary>
    public IReadOnlyList<(string Value, Words Text)> Options { get; init; } = [];
}

/// <summary>What the button and the question behind it say.</summary>
public sealed record Withdrawal(Words Button, Words Question);

public enum ChangeResult
{
    Changed,
    TooLate,

    /// <summary>Somebody else has it by now.</summary>
    Gone,
    Refused,
}

/// <param name="Faults">By field, why what was typed cannot be taken.</param>
public sealed record ChangeOutcome(ChangeResult Result, IReadOnlyDictionary<string, Words> Faults)
{
    /// <summary>Where the page is from now on, if the link was changed.</summary>
    public string? Moved { get; init; }

    public static readonly ChangeOutcome Changed = new(ChangeResult.Changed, new Dictionary<string, Words>());

    public static readonly ChangeOutcome TooLate = new(ChangeResult.TooLate, new Dictionary<string, Words>());

    public static readonly ChangeOutcome Gone = new(ChangeResult.Gone, new Dictionary<string, Words>());

    public static ChangeOutcome Refused(string field, Words why) => Refused(new Dictionary<string, Words> { [field] = why });

    public static ChangeOutcome Refused(IReadOnlyDictionary<string, Words> faults) => new(ChangeResult.Refused, faults);
}
