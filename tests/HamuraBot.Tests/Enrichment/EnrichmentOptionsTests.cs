using System.ComponentModel.DataAnnotations;
using HamuraBot.Enrichment;

namespace HamuraBot.Tests.Enrichment;

public sealed class EnrichmentOptionsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("https://hamura.cognitiveservices.azure.com/", null)]
    [InlineData("https://hamura.cognitiveservices.azure.com/", "key")]
    [InlineData("http://localhost:5000", "key")]
    public void An_encrypted_or_local_address_will_do(string? endpoint, string? key) => Assert.True(IsValid(endpoint, key));

    [Theory]
    [InlineData(null, "key")]
    [InlineData("http://hamura.cognitiveservices.azure.com/", "key")]
    [InlineData("hamura.cognitiveservices.azure.com", "key")]
    public void Nothing_travels_in_the_clear_and_a_key_needs_a_place(string? endpoint, string? key) => Assert.False(IsValid(endpoint, key));

    private static bool IsValid(string? endpoint, string? key)
    {
        var options = new EnrichmentOptions { Endpoint = endpoint is null ? null : new Uri(endpoint, UriKind.RelativeOrAbsolute), Key = key };
        return Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true);
    }
}
