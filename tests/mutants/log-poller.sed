# file: src/HamuraBot/Conversations/LogPoller.cs
# test: FullyQualifiedName~NodesTests
s/signals\.Wake\(id\);/_ = id;/
