# file: src/HamuraBot/DirectLine/DirectLineMessages.cs
# test: FullyQualifiedName~ForgeryTests.The_marks
s/Marks\.Remove\(sent\.Activity\);//
