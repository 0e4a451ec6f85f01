# file: src/HamuraBot/Desk/DeskGate.cs
# test: FullyQualifiedName~DoorsTests.Nothing
s/if \(!ours\)/if (!ours \&\& request.Method.Length == 0)/
