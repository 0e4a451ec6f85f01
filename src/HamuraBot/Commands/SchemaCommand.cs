using HamuraBot.Content;

namespace HamuraBot.Commands;

/// <summary><c>-- schema FOLDER</c>: writes the JSON schemas of the files in <c>dialogs/</c>, by which an editor completes and marks faults.</summary>
public static class SchemaCommand
{
    public const string Name = "schema";

    public static int Run(ContentFolder directory, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is not [var folder])
        {
            error.WriteLine("schema needs the folder to write to: dialogs/.schema.");
            return 2;
        }
        Directory.CreateDirectory(folder);
        foreach (var schema in DialogSchema.All(directory))
        {
            File.WriteAllText(Path.Combine(folder, $"{schema.Name}.json"), schema.Text);
            output.WriteLine($"{schema.Name}.json: {schema.Files}");
        }
        return 0;
    }
}
