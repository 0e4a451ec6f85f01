#!/usr/bin/env bash
# Ical.Net 5.2.4: an event in Asia/Tokyo is written with TZID=Asia/Tokyo and without the VTIMEZONE that RFC 5545 (3.2.19) demands with it;
# a reader that knows no zone of that name takes the time for its own. Its line folding counts octets and keeps characters whole.
# src/HamuraBot/Seminars/Mail/CalendarWriter.cs writes UTC, which needs no zone.
# Needs the .NET 10 SDK and a package feed; takes no part of the product. Exit code 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Finding.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Ical.Net" Version="5.2.4" /></ItemGroup>
</Project>
PROJECT
cat > "$folder/Program.cs" <<'PROGRAM'
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

var calendar = new Ical.Net.Calendar();
calendar.Events.Add(new CalendarEvent
{
    Summary = "補助金セミナー：申込みの書き方、まとめ方、出し方。企業活動支援デスクからのお知らせ",
    Start = new CalDateTime(2026, 12, 10, 14, 0, 0, "Asia/Tokyo"),
    End = new CalDateTime(2026, 12, 10, 16, 0, 0, "Asia/Tokyo"),
});
var text = new CalendarSerializer().SerializeToString(calendar)!;
Console.WriteLine(text.Split("\r\n").First(line => line.StartsWith("DTSTART")));
Console.WriteLine($"VTIMEZONE: {text.Contains("BEGIN:VTIMEZONE")}");
Console.WriteLine($"longest line: {text.Split("\r\n").Max(line => Encoding.UTF8.GetByteCount(line))} octets");
PROGRAM
cat > "$folder/seen" <<'SEEN'
DTSTART;TZID=Asia/Tokyo:20261210T140000
VTIMEZONE: False
longest line: 74 octets
SEEN
dotnet run --project "$folder" -v q > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
