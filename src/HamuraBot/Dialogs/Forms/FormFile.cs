using HamuraBot.Content;

namespace HamuraBot.Dialogs.Forms;

/// <summary>Reads <c>forms/*.yaml</c>.</summary>
public static class FormFile
{
    private static readonly MapShape ChoiceShape = new MapShape()
        .Required("id", ValueShape.Text).Required("ja", ValueShape.Text).Required("en", ValueShape.Text);

    private static readonly MapShape WhenShape = new MapShape()
        .Required("field", ValueShape.Text).Optional("is", ValueShape.Text).Optional("isNot", ValueShape.Text);

    private static readonly MapShape FieldShape = new MapShape()
        .Required("id", ValueShape.Text).Required("kind", ValueShape.OneOf(FieldKinds.Written.Keys)).Required("ask", ValueShape.Words)
        .Optional("retry", ValueShape.Words).Optional("optional", ValueShape.Flag).Optional("choices", ValueShape.ListOf(ChoiceShape))
        .Optional("min", ValueShape.Number).Optional("max", ValueShape.Number).Optional("when", ValueShape.Of(WhenShape))
        .Optional("label", ValueShape.Words).Optional("personal", ValueShape.Flag);

    public static MapShape Shape { get; } = new MapShape()
        .Required("id", ValueShape.Text).Required("name", ValueShape.Words).Required("button", ValueShape.Words)
        .Optional("purpose", ValueShape.Words).Optional("next", ValueShape.Words).Optional("days", ValueShape.Number)
        .Optional("summary", ValueShape.Flag).Required("fields", ValueShape.ListOf(FieldShape));

    public static Form Read(YamlMap map, FormPhrases phrases)
    {
        map.Only(Shape);
        var id = map.Text("id");
        if (id != Path.GetFileNameWithoutExtension(map.File))
            map.Fault("id", $"the id '{id}' is not the file's name", "Give both the same name");
        var fields = map.Maps("fields").Select(field => (Map: field, Field: ReadField(field))).ToList();
        if (fields.Count == 0) map.Fault(map.Line, "the form asks nothing", "Add 'fields:'");
        for (var i = 0; i < fields.Count; i++) Check(fields[i].Map, fields[i].Field, [.. fields.Take(i).Select(f => f.Field)]);
        if (map.Has("days") != map.Has("next"))
            map.Fault(map.Line, "'next' and 'days' belong together", "Say what happens next, and within how many office days");
        if (map.Number("days") is < 1 or > LongestPromise)
            map.Fault("days", "the promise is not kept within a month", $"Write 1 to {LongestPromise} office days");
        var purpose = map.WordsOrNull("purpose");
        // Whoever leaves personal data reads everything over before it is sent; "summary" decides otherwise.
        var summary = map.Has("summary") ? map.Flag("summary") : purpose is not null;
        CheckPurpose(map, purpose, fields);
        if (summary) CheckLabels(fields);
        return new(id, map.Words("name"), map.Words("button"), [.. fields.Select(f => f.Field)])
        {
            Purpose = purpose,
            Consent = purpose is null ? null : OwnFields.AskConsent(purpose, phrases),
            Offer = summary ? OwnFields.AskOffer(phrases) : null,
            Confirm = summary ? OwnFields.AskConfirm(phrases) : null,
            Next = map.WordsOrNull("next"),
            Days = (int?)map.Number("days"),
        };
    }

    private const int LongestPromise = 20;

    private static void CheckPurpose(YamlMap map, Words? purpose, List<(YamlMap Map, Field Field)> fields)
    {
        var personal = fields.Find(field => field.Field.Personal);
        if (personal.Field is not null && purpose is null)
            personal.Map.Fault("personal", $"the field '{personal.Field.Id}' is personal, and the form does not say what for",
                "Add 'purpose:' to the form");
        if (personal.Field is null && purpose is not null)
            map.Fault("purpose", "the form asks for nothing personal", "Mark the fields with 'personal: true', or take 'purpose' away");
    }

    /// <summary>A summary calls the answers by their labels, and so does who wants to change one.</summary>
    private static void CheckLabels(List<(YamlMap Map, Field Field)> fields)
    {
        foreach (var (map, field) in fields.Where(field => field.Field.Label is null))
            map.Fault(map.Line, $"the field '{field.Id}' has no label for the summary", "Add 'label: { ja: …, en: … }'");
        foreach (var language in Enum.GetValues<Language>())
            foreach (var alike in fields.Where(field => field.Field.Label is not null).GroupBy(field => Plain.Of(field.Field.Title.In(language))))
                foreach (var (map, field) in alike.Skip(1))
                    map.Fault("label", $"two fields are called '{field.Title.In(language)}'", "Tell them apart");
    }

    private static Field ReadField(YamlMap map)
    {
        map.Only(FieldShape);
        map.Text("kind");
        var when = map.MapOrNull("when")?.Only(WhenShape);
        return new(
            map.Text("id"), map.OneOf("kind", FieldKinds.Written, FieldKind.Text), map.Words("ask"), map.WordsOrNull("retry"), map.Flag("optional"),
            [.. map.Maps("choices").Select(ReadChoice)], map.Number("min"), map.Number("max"),
            when is null ? null : ReadCondition(when))
        {
            Label = map.WordsOrNull("label"),
            Personal = map.Flag("personal"),
        };
    }

    private static Condition ReadCondition(YamlMap map)
    {
        if (map.Has("is") == map.Has("isNot")) map.Fault(map.Line, "the condition does not say which answer it is about", "Write either 'is:' or 'isNot:'");
        return map.Has("isNot") ? new(map.Text("field"), map.Text("isNot"), Negated: true) : new(map.Text("field"), map.Has("is") ? map.Text("is") : "");
    }

    private static Choice ReadChoice(YamlMap map)
    {
        map.Only(ChoiceShape);
        return new(map.Text("id"), new(map.Text("ja"), map.Text("en")));
    }

    private static void Check(YamlMap map, Field field, IReadOnlyList<Field> before)
    {
        if (before.Any(other => other.Id == field.Id))
            map.Fault("id", $"the field id '{field.Id}' is used twice", "Give one of them another id");
        if (OwnFields.Ids.Contains(field.Id))
            map.Fault("id", $"every form asks '{field.Id}' of its own accord", "Give the field another id");
        if (field.Kind.HasChoices() != field.Choices.Count > 0)
            map.Fault("kind", $"the field '{field.Id}' has choices and another kind, or no choices",
                "Write 'kind: choice' or 'kind: choices' with 'choices:'");
        if ((field.Min ?? field.Max) is not null && !field.Kind.IsNumber() && !field.Kind.TakesAnyWords())
            map.Fault(map.Has("min") ? "min" : "max", $"the field '{field.Id}' is of a kind without bounds", "Take 'min' and 'max' away");
        if (field.Min > field.Max) map.Fault("min", $"min {field.Min} is above max {field.Max}", "Swap or correct them");
        foreach (var twice in field.Choices.GroupBy(choice => choice.Id).Where(group => group.Count() > 1))
            map.Fault("choices", $"the choice '{twice.Key}' is used twice", "Give one of them another id");
        if (field.When is not { } when || before.FirstOrDefault(other => other.Id == when.Field) is { } on && IsAnswer(on, when.Is)) return;
        var known = before.Select(other => other.Id).ToList();
        if (!known.Contains(when.Field))
            map.Fault("when", $"'when' names '{when.Field}', which is no field before this one",
                known.Count == 0 ? "Take it away: this is the first field" : ClosestName.Remedy(when.Field, known));
        else
            map.Fault("when", $"'{when.Is}' is no choice of '{when.Field}'",
                ClosestName.Remedy(when.Is, [.. before.Single(other => other.Id == when.Field).Choices.Select(choice => choice.Id)]));
    }

    private static bool IsAnswer(Field field, string answer) =>
        !field.Kind.HasChoices() || field.Choices.Any(choice => choice.Id == answer);
}
