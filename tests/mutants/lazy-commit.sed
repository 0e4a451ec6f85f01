# file: src/HamuraBot/Data/PostgresStore.cs
# test: FullyQualifiedName~NodesTests
s/\{ MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 \}/{ Options = "-c synchronous_commit=off -c wal_writer_delay=10s" }/
