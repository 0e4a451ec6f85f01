using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Mail;
using HamuraBot.Topics;

namespace HamuraBot.Commands;

/// <summary>The JSON schema of one kind of file in <c>dialogs/</c>, for editors.</summary>
/// <param name="Files">Which files, below <c>dialogs/</c>: a name, or a folder with <c>*.yaml</c>.</param>
public sealed record DialogSchema(string Name, string Files, string Text)
{
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of every kind, from the shapes that the readers read by.</summary>
    public static IReadOnlyList<DialogSchema> All(ContentFolder directory)
    {
        var dialogs = DialogLibrary.Load(directory, TimeProvider.System);
        return
        [
            Of("desk", "desk.yaml", DeskContact.Shape.ToSchema()),
            Of("calendar", "calendar.yaml", CalendarFile.Shape.ToSchema()),
            Of("phrases", "phrases.yaml", PhrasesShape(directory, dialogs).ToSchema()),
            Of("form-words", "form-words.yaml", FormWords.Shape.ToSchema()),
            Of("own-matters", "own-matters.yaml", OwnMatterWords.Shape.ToSchema()),
            Of("intents", "intents.yaml", IntentFile.Shape.ToSchema()),
            Of("foreign", "foreign.yaml", ValueShape.ListOf(IntentFile.ForeignShape).ToSchema()),
            Of("aspects", "aspects.yaml", WordingFiles.AspectsShape.ToSchema()),
            Of("references", "references.yaml", WordingFiles.ReferencesShape.ToSchema()),
            Of("clauses", "clauses.yaml", WordingFiles.ClausesShape.ToSchema()),
            Of("glossary", "glossary.yaml", DialogLibrary.GlossaryShape.ToSchema()),
            Of("sources", "sources.yaml", ValueShape.ByName(Source.Shape).ToSchema()),
            Of("menu", "menu.yaml", TopicLibrary.MenuShape.ToSchema()),
            Of("shared", "shared.yaml", ValueShape.ListOf(TopicLibrary.SharedShape).ToSchema()),
            Of("mails", "mails.yaml", Mails.Load(directory, dialogs.Names, new Faults()).Shape.ToSchema()),
            Of("topic", "topics/*.yaml", TopicFile.Shape.ToSchema()),
            Of("form", "forms/*.yaml", HamuraBot.Dialogs.Forms.FormFile.Shape.ToSchema()),
            Of("desk-page", "desk-pages/*.yaml", ValueShape.Phrases.ToSchema()),
        ];
    }

    private static MapShape PhrasesShape(ContentFolder directory, DialogLibrary dialogs)
    {
        var file = new PhraseFile(directory.Map("phrases.yaml", new Faults()), dialogs.Names);
        _ = new Phrases(file, new Formats(file));
        return file.Shape();
    }

    private static DialogSchema Of(string name, string files, JsonObject shape)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = $"dialogs/{files}" };
        if (shape.ContainsKey("$ref")) shape = new JsonObject { ["allOf"] = new JsonArray(shape) };
        foreach (var (key, value) in shape) schema[key] = value?.DeepClone();
        schema["definitions"] = ValueShape.Definitions();
        return new(name, files, schema.ToJsonString(Json) + "\n");
    }
}
