using System.Reflection;
using HamuraBot.Content;

namespace HamuraBot.Dialogs.Forms;

/// <summary>Holds the forms against what code reads of them: a field that was renamed would otherwise be missed by a visitor who has answered it.</summary>
public static class RequiredFieldsCheck
{
    /// <summary>Every declaration in the program.</summary>
    public static IReadOnlyList<RequiredFields> Declared { get; } = [.. Find().Distinct()];

    public static void Run(IReadOnlyList<(YamlMap Map, Form Form)> forms, string folder, Faults faults)
    {
        foreach (var needed in Declared)
        {
            foreach (var id in needed.Forms.Where(id => forms.All(form => form.Form.Id != id)))
                faults.Add($"{folder}/{id}.yaml", 1, $"the form of {needed.Reader} is missing", "Put it back");
            foreach (var (map, form) in forms.Where(form => needed.Forms.Count == 0 ? form.Form.IsSupport : needed.Forms.Contains(form.Form.Id)))
                foreach (var field in needed.Fields) Check(map, form, field, needed.Reader);
        }
    }

    private static void Check(YamlMap map, Form form, DeclaredField needed, string reader)
    {
        if (form.Fields.FirstOrDefault(field => field.Id == needed.Id) is not { } field)
        {
            Missing(map, form, needed, reader);
            return;
        }
        var at = FieldMap(map, field.Id);
        if (needed.Kinds.Count > 0 && !needed.Kinds.Contains(field.Kind))
            at.Fault("kind", $"{reader} cannot read '{field.Id}' of the kind '{Written(field.Kind)}'",
                $"Write 'kind: {string.Join("' or 'kind: ", needed.Kinds.Select(Written))}'");
        if (needed is RequiredField && (field.Optional || field.When is not null))
            at.Fault(field.Optional ? "optional" : "when", $"{reader} needs an answer to '{field.Id}'", "Take this away: it must always be asked and answered");
        if (needed.Choices.Count > 0 && !needed.Choices.ToHashSet().SetEquals(field.Choices.Select(choice => choice.Id)))
            at.Fault("choices", $"{reader} knows just these choices of '{field.Id}': {string.Join(", ", needed.Choices)}", "Correct their ids");
    }

    /// <summary>The fault stands at the field that was probably meant: one that nobody reads, named much alike or the only one of its kind.</summary>
    private static void Missing(YamlMap map, Form form, DeclaredField needed, string reader)
    {
        var unread = form.Fields.Where(field => !Declared.Any(other =>
            (other.Forms.Count == 0 || other.Forms.Contains(form.Id)) && other.Fields.Any(read => read.Id == field.Id))).ToList();
        var alike = ClosestName.To(needed.Id, unread.Select(field => field.Id)) ?? (unread is [var only] ? only.Id : null);
        var what = $"{reader} needs the field '{needed.Id}'";
        if (alike is null) map.Fault("fields", what, $"Give the field for it the id '{needed.Id}' again");
        else FieldMap(map, alike).Fault("id", what, $"Is it '{alike}'? Write 'id: {needed.Id}'");
    }

    private static YamlMap FieldMap(YamlMap form, string id) => form.Maps("fields").First(field => field.TextOrNull("id") == id);

    private static string Written(FieldKind kind) => FieldKinds.Written.First(written => written.Value == kind).Key;

    private static IEnumerable<RequiredFields> Find()
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var types = typeof(RequiredFields).Assembly.GetTypes().Where(type => type != typeof(RequiredFieldsCheck) && !type.ContainsGenericParameters);
        foreach (var field in types.SelectMany(type => type.GetFields(Static)))
        {
            if (typeof(RequiredFields).IsAssignableFrom(field.FieldType)) yield return (RequiredFields)field.GetValue(null)!;
            if (typeof(IEnumerable<RequiredFields>).IsAssignableFrom(field.FieldType))
                foreach (var one in (IEnumerable<RequiredFields>)field.GetValue(null)!) yield return one;
        }
    }
}
