# file: src/HamuraBot/DirectLine/ActivityReader.cs
# test: FullyQualifiedName~WorkTests.A_body
s/whole\.Length \+ read > LargestBody/whole.Length + read < 0/
