# file: src/HamuraBot/Program.cs
# test: FullyQualifiedName~CrowdOfSocketsTests
s/kestrel\.AddServerHeader = false;/kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromHours(1);/
