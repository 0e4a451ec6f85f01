using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Tokens as anybody can read them, and as a forger would alter them.</summary>
public static class Tokens
{
    public static JsonObject Claims(string token) => Decode(token.Split('.')[1]);

    public static string WithClaim(string token, string claim, JsonNode value)
    {
        var parts = token.Split('.');
        var claims = Decode(parts[1]);
        claims[claim] = value;
        return $"{parts[0]}.{Encode(claims)}.{parts[2]}";
    }

    /// <summary>The old trick: no signature, and a header that says that none is needed.</summary>
    public static string Unsigned(string token)
    {
        var parts = token.Split('.');
        var header = Decode(parts[0]);
        header["alg"] = "none";
        return $"{Encode(header)}.{parts[1]}.";
    }

    public static string WithAnotherSignature(string token)
    {
        var at = token.LastIndexOf('.') + 1;
        return token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
