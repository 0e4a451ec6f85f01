# file: src/HamuraBot/Desk/DeskPaths.cs
# test: FullyQualifiedName~KeptTextTests.An_address
s/c is > ' ' and/c is >= (char)0 and/
