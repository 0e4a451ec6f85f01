# file: src/HamuraBot/Mail/CalendarWriter.cs
# test: FullyQualifiedName~CalendarWriterTests.Nothing
s/Where\(rune => !Rune\.IsControl\(rune\)\)/Where(rune => rune.Value > 0)/
