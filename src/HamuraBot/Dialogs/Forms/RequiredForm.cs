namespace HamuraBot.Dialogs.Forms;

/// <summary>A field of <c>dialogs/forms</c> whose answer code reads. It is declared by a <see cref="RequiredFields"/>, and only so.</summary>
public abstract record DeclaredField(string Id)
{
    /// <summary>The kinds that the code can read; none for any.</summary>
    public required IReadOnlyList<FieldKind> Kinds { get; init; }

    /// <summary>The ids of all its choices, where the code tells them apart.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>It has an answer by the end of the form, always.</summary>
public sealed record RequiredField : DeclaredField
{
    internal RequiredField(string id)
        : base(id)
    {
    }
}

/// <summary>It may be left out, or not be asked at all.</summary>
public sealed record OptionalField : DeclaredField
{
    internal OptionalField(string id)
        : base(id)
    {
    }
}

/// <summary>
/// Fields that code reads, of some forms or of every request. Declared as static fields of the class that reads them: the start and
/// <c>check</c> hold <c>dialogs/</c> against every declaration in the program, and answers are read by nothing else.
/// </summary>
/// <param name="reader">What reads them, as a fault names it: "the estimate".</param>
/// <param name="forms">The forms; none for every form that is a request.</param>
public class RequiredFields(string reader, params string[] forms)
{
    private readonly List<DeclaredField> fields = [];

    public string Reader => reader;

    public IReadOnlyList<string> Forms => forms;

    public IReadOnlyList<DeclaredField> Fields => fields;

    public RequiredField Field(string id, params FieldKind[] kinds) => Add(new RequiredField(id) { Kinds = kinds });

    public OptionalField Optional(string id, params FieldKind[] kinds) => Add(new OptionalField(id) { Kinds = kinds });

    /// <summary>A choice between things that the code knows.</summary>
    public RequiredField Choice(string id, params IEnumerable<string> choices) => Add(new RequiredField(id) { Kinds = [FieldKind.Choice], Choices = [.. choices] });

    private TField Add<TField>(TField field) where TField : DeclaredField
    {
        fields.Add(field);
        return field;
    }
}

/// <summary>A form that code opens, and the fields of it that it reads.</summary>
public sealed class RequiredForm(string reader, string id) : RequiredFields(reader, id)
{
    public string Id => id;
}
