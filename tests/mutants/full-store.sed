# file: src/HamuraBot/Data/SqliteStore.cs
# test: FullyQualifiedName~FullDiskTests
s/ or SqliteIoError or SqliteFull or SqliteCannotOpen/ or SqliteIoError or SqliteCannotOpen/
