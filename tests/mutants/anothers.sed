# file: src/HamuraBot/DirectLine/VisitorAccess.cs
# test: FullyQualifiedName~HijackTests
s/visitor\.ConversationId == conversationId \? \(visitor/conversationId.Length > 0 ? (visitor/
