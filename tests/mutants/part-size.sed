# file: src/HamuraBot/DirectLine/ActivityParts.cs
# test: FullyQualifiedName~PartSizeTests.Many_small
s/if \(size > most\) return name;//
