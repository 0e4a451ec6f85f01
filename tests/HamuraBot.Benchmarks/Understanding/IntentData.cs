using System.Text;
using System.Text.Json;

namespace HamuraBot.Benchmarks.Understanding;

internal readonly record struct Labelled(string Text, string Label);

/// <summary>Texts with their intents, in a part to learn from and a part to be asked.</summary>
internal sealed record IntentData(IReadOnlyList<Labelled> Train, IReadOnlyList<Labelled> Test)
{
    /// <summary>Comma-separated <c>text,category</c> with a heading; a text with commas or lines stands in quotes.</summary>
    public static IntentData FromCsv(string train, string test) => new(ReadCsv(train), ReadCsv(test));

    /// <summary>A list <c>sentences</c> of texts with <c>intent</c> and <c>training</c>.</summary>
    public static IntentData FromSentences(JsonElement root)
    {
        var sentences = root.GetProperty("sentences").EnumerateArray()
            .Select(sentence => (IsTraining: sentence.GetProperty("training").GetBoolean(),
                Text: new Labelled(sentence.GetProperty("text").GetString()!, sentence.GetProperty("intent").GetString()!)))
            .ToLookup(sentence => sentence.IsTraining, sentence => sentence.Text);
        return new IntentData([.. sentences[true]], [.. sentences[false]]);
    }

    private static IReadOnlyList<Labelled> ReadCsv(string file)
    {
        var (rows, cells, cell, quoted) = (new List<Labelled>(), new List<string>(), new StringBuilder(), false);
        var text = File.ReadAllText(file);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' && quoted && i + 1 < text.Length && text[i + 1] is '"')
                cell.Append(text[i++]);
            else if (c is '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                cell.Append(c);
            else if (c is ',' or '\n')
                EndCell(c is '\n');
        }

        if (cell.Length > 0)
            EndCell(true);
        return rows[1..];

        void EndCell(bool endsRow)
        {
            cells.Add(cell.ToString());
            cell.Clear();
            if (!endsRow)
                return;
            if (cells.Count > 1)
                rows.Add(new Labelled(cells[0], cells[1]));
            cells.Clear();
        }
    }
}
