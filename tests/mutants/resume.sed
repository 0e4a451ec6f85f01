# file: src/HamuraBot/DirectLine/DirectLineConversations.cs
# test: FullyQualifiedName~LineTests.A_visitor
s/watermark is null \? ""/watermark is null or not "" ? ""/
