# file: src/HamuraBot/Conversations/ActivityLog.cs
# test: FullyQualifiedName~SeminarCrashTests.On_SQLite
s/a\.client_id = @client\) AS/a.client_id = @client AND a.sequence < 0) AS/
