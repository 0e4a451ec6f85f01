using HamuraBot.Commands;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HamuraBot.Tests.Commands;

/// <summary>What an editor is told about <c>dialogs/</c> is what the program reads.</summary>
public sealed class DialogSchemaTests
{
    private static readonly IReadOnlyList<DialogSchema> Schemas = DialogSchema.All(LibraryCopy.Original);

    private static readonly string Folder = Path.Combine(Repository.Root, "dialogs", ".schema");

    public static TheoryData<string> Names => [.. Schemas.Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_in_the_repository_is_the_one_that_the_program_makes(string name)
    {
        var made = Schemas.Single(schema => schema.Name == name).Text;
        Assert.True(File.Exists(Path.Combine(Folder, $"{name}.json")) && File.ReadAllText(Path.Combine(Folder, $"{name}.json")) == made,
            "Run: dotnet run --project src/HamuraBot -- schema dialogs/.schema");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_file_of_the_desk_keeps_to_its_schema(string name)
    {
        var schema = Schemas.Single(schema => schema.Name == name);
        var read = await JsonSchema.FromJsonAsync(schema.Text);
        foreach (var file in FilesOf(schema)) Assert.Empty(read.Validate(Json(File.ReadAllText(file))).Select(error => $"{file}: {error}"));
    }

    [Fact]
    public void Every_file_of_the_desk_has_one_schema() => Assert.Equal(
        Directory.EnumerateFiles(LibraryCopy.Original.Path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        Schemas.SelectMany(FilesOf).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("topic", "related:", "realted:")]
    [InlineData("topic", "kind: menu", "kind: mneu")]
    [InlineData("topic", "name: { ja: 窓辺の灯り助成, en: Window lamp aid }", "name: { ja: 窓辺の灯り助成 }")]
    [InlineData("topic", "validTo: 2015-03-31", "validTo: 31.3.2015")]
    [InlineData("topic", "facts:\n", "facts: none\nfact:\n")]
    public async Task What_the_check_refuses_an_editor_marks(string name, string from, string to)
    {
        var schema = await JsonSchema.FromJsonAsync(Schemas.Single(schema => schema.Name == name).Text);
        Assert.Empty(schema.Validate(Json(SampleTopic.Yaml)));
        Assert.NotEmpty(schema.Validate(Json(SampleTopic.Yaml.Replace(from, to, StringComparison.Ordinal))));
    }

    private static IEnumerable<string> FilesOf(DialogSchema schema) => Directory.EnumerateFiles(
        Path.Combine(LibraryCopy.Original.Path, Path.GetDirectoryName(schema.Files)!), Path.GetFileName(schema.Files));

    private static JToken Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Json(stream.Documents[0].RootNode);
    }

    private static JToken Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Children.Select(entry => new JProperty(((YamlScalarNode)entry.Key).Value!, Json(entry.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(Json)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => new JValue(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } plain when long.TryParse(plain.Value, out var number) => new JValue(number),
        YamlScalarNode text => new JValue(text.Value),
        _ => throw new InvalidDataException(node.ToString()),
    };
}
