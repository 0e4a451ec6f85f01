using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Topics.Checks;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

/// <summary>
/// One thing the desk knows, from whom, as of when, and how it is told: <see cref="Say"/> while it holds, <see cref="Said"/> once its
/// last valid day has passed. Both as they are written, with the placeholders for the desk's name, phone and hours still open.
/// </summary>
public sealed record Fact(
    string Id, Source Source, string Quote, FactStatus Written, DateOnly AsOf, DateOnly? ValidFrom, DateOnly? ValidTo, Words Say, Words? Said)
{
    /// <summary>How facts, and what goes with them, are kept in the store.</summary>
    public static readonly JsonSerializerOptions Kept = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>
    /// What it answers about its topic; a fact that says none is told when the topic is asked about as a whole. It belongs to the files: what
    /// an officer puts in a fact's place answers the same.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Aspect> Aspects { get; init; } = [];

    /// <summary>Figures that are not in the quote but follow from it.</summary>
    public IReadOnlyList<string> Calculated { get; init; } = [];

    public FactStatus StatusOn(DateOnly today) => ValidTo < today ? FactStatus.Expired : Written;

    public Words TextOn(DateOnly today) => StatusOn(today) is FactStatus.Expired ? Said! : Say;

    public string ToJson() => JsonSerializer.Serialize(this, Kept);

    public static Fact FromJson(string json) => JsonSerializer.Deserialize<Fact>(json, Kept)!;

    /// <summary>Another one as soon as anything about the fact is.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Kept)));
}
