using System.Net;
using HamuraBot.AzureBot;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Configuration;

namespace HamuraBot.Tests.AzureBot;

/// <summary>Without a registration, and with one that is not whole.</summary>
public sealed class TryingOutTests
{
    [Fact]
    public async Task Without_an_app_id_only_a_service_on_this_machine_is_called_and_only_in_development()
    {
        await using var connector = new Connector();
        await connector.StartAsync();
        var house = new AzureBotFixture();
        await using var server = await HamuraProcess.StartNewAsync(
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Data__Synchronous", "FULL"), ("SSL_CERT_FILE", connector.CertificateFile), ("SSL_CERT_DIR", "/nowhere"));

        var foreign = house.Activity("利子補給について教えて");
        foreign["serviceUrl"] = "https://elsewhere.test/";
        using var refused = await AzureBotFixture.PostAsync(server.Http, foreign, "");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var here = house.Activity("利子補給について教えて");
        here["serviceUrl"] = connector.ServiceUrl;
        using var taken = await AzureBotFixture.PostAsync(server.Http, here, "");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Contains("0.8", (await connector.SentAsync((string)here["conversation"]!["id"]!, 2))[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftAppType", "Single", "MicrosoftAppId", "x")]
    [InlineData("MicrosoftAppPassword", "", "MicrosoftAppId", "x")]
    [InlineData("MicrosoftAppPassword", "x")]
    [InlineData("MicrosoftAppTenantId", "", "MicrosoftAppId", "x", "MicrosoftAppPassword", "x", "MicrosoftAppType", "SingleTenant")]
    [InlineData("MicrosoftAppPassword", "x", "MicrosoftAppId", "x", "MicrosoftAppTenantId", "x", "MicrosoftAppType", "UserAssignedMSI")]
    [InlineData("AzureBot__CertificateFile", "/nowhere.pfx", "MicrosoftAppId", "x")]
    public void A_registration_that_is_not_whole_is_told_at_start_by_the_name_of_the_setting(string named, params string[] settings)
    {
        var given = settings.Prepend(named).Chunk(2).ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair[1]);
        var fault = Assert.Throws<SettingException>(() => AzureBotOptions.Check(new ConfigurationBuilder().AddInMemoryCollection(given).Build()));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MultiTenant", "a-password", "")]
    [InlineData("SingleTenant", "a-password", "tenant")]
    [InlineData("UserAssignedMSI", "", "tenant")]
    [InlineData("userassignedmsi", "", "tenant")]
    public void A_whole_one_is_good(string type, string password, string tenant) => AzureBotOptions.Check(new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?> { ["MicrosoftAppType"] = type, ["MicrosoftAppId"] = "x", ["MicrosoftAppPassword"] = password, ["MicrosoftAppTenantId"] = tenant }).Build());
}
