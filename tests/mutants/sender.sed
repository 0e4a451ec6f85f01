# file: src/HamuraBot/Conversations/TurnRecord.cs
# test: FullyQualifiedName~ForgeryTests.A_message
s/Speakers\.Visitor\(conversation\.UserId, /Speakers.Visitor(activity.From?.Id ?? conversation.UserId, /
