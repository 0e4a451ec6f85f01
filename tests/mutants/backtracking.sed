# file: src/HamuraBot/Dialogs/Answers/EmailText.cs
# test: FullyQualifiedName~RegexTests
s/RegexOptions\.NonBacktracking/RegexOptions.None/
