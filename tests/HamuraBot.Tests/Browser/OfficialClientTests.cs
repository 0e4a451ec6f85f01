using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>The client that comes with Web Chat and that other pages use, over sockets and over polling.</summary>
[Collection(Browsers.Name)]
public sealed class OfficialClientTests(SharedServer server, ChromiumFixture chromium)
{
    private const string Talk = """
        async webSocket => {
          const said = await fetch('/v3/directline/tokens/generate', { method: 'POST' });
          const { token } = await said.json();
          const client = WebChat.createDirectLine({ domain: `${location.origin}/v3/directline`, token, webSocket, pollingInterval: 200 });
          const got = new Map();
          let look = () => {};
          client.activity$.subscribe(activity => { got.set(activity.id, activity); look(); });
          const answers = () => [...got.values()].filter(({ from }) => from.role === 'bot').length;
          const until = wanted => new Promise(done => (look = () => answers() >= wanted && done())() );
          const post = activity => new Promise((sent, failed) => client.postActivity(activity).subscribe(sent, failed));
          const from = { id: 'somebody', name: '' };
          await until(1);
          const message = await post({ type: 'message', text: '電話番号は？', locale: 'ja-JP', from, channelData: { clientActivityID: 'm' } });
          const contentUrl = URL.createObjectURL(new Blob(['合計'], { type: 'text/plain' }));
          const upload = await post({ type: 'message', locale: 'ja-JP', from, channelData: { clientActivityID: 'u', attachmentSizes: [6] },
            attachments: [{ contentType: 'text/plain', name: '見積書.txt', contentUrl }] });
          await until(3);
          client.end();
          return [...got.values()].map(({ id, from, text, attachments }) =>
            [id === message ? 'message' : id === upload ? 'upload' : '', from.role, text ?? '', attachments?.[0]?.name ?? ''].join('|'));
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Microsofts_own_client_is_greeted_answered_and_relieved_of_its_file(bool webSocket)
    {
        // The page's policy holds our scripts to our own modules; here the client is driven from outside.
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Process.Address.ToString());
        var script = await page.EvaluateAsync<string>("() => document.documentElement.outerHTML.match(/\\/assets\\/webchat\\.[0-9a-f]+\\.js/)[0]");
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Url = script });

        var heard = await page.EvaluateAsync<string[]>(Talk, webSocket);

        Assert.Collection(heard,
            greeting => Assert.StartsWith("|bot|", greeting, StringComparison.Ordinal),
            message => Assert.Equal("message|user|電話番号は？|", message),
            answer => Assert.Contains("042-555-1111", answer, StringComparison.Ordinal),
            upload => Assert.Equal("upload|user||見積書.txt", upload),
            received => Assert.StartsWith("|bot|", received, StringComparison.Ordinal));
    }
}
