# file: src/HamuraBot/DirectLine/ActivityStream.cs
# test: FullyQualifiedName~CrowdOfSocketsTests
s/Patience = TimeSpan\.FromSeconds\(30\)/Patience = TimeSpan.FromHours(1)/
