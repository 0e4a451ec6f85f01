# file: src/HamuraBot/Desk/DeskPaths.cs
# test: FullyQualifiedName~KeptTextTests.Strangers
s/c is > ' ' and/c is >= (char)0 and/
