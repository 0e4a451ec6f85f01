# file: src/HamuraBot/Conversations/ActivityLog.cs
# test: FullyQualifiedName~NodesTests
s/a\.client_id = @client\) AS/a.client_id = @client AND a.sequence < 0) AS/
