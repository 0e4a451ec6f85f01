namespace HamuraBot.Tests.Fixtures;

/// <summary>One running server for all tests that need no settings of their own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public HamuraProcess Process { get; private set; } = null!;

    public HttpClient Http => Process.Http;

    public Task<DirectLineClient> VisitorAsync(string locale = "ja-JP") => DirectLineClient.StartAsync(Http, locale: locale);

    public async Task InitializeAsync() => Process = await HamuraProcess.StartNewAsync();

    public async Task DisposeAsync() => await Process.DisposeAsync();
}
