# file: src/HamuraBot/DirectLine/DirectLineMessages.cs
# test: FullyQualifiedName~SoakTests
# with: HAMURA_SOAK_SECONDS=120
s/Marks\.Remove\(sent\.Activity\);/Marks.Remove(sent.Activity); lock (Kept1) Kept1.Add([.. Enumerable.Repeat((byte)1, 200_000)]);/
s/(    private static void Keep\()/    private static readonly List<byte[]> Kept1 = [];\n\n\1/
