# file: src/HamuraBot/DirectLine/DirectLineMessages.cs
# test: FullyQualifiedName~OutboundTests
s/Marks\.Remove\(sent\.Activity\);/if (sent.Activity.ServiceUrl is { Length: > 0 } named) _ = new HttpClient().GetAsync(new Uri(named));/
