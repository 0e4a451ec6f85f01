#!/usr/bin/env bash
# MimeKit 4.18.2: an encoded word of a subject may be longer than 75 characters, and its line longer than 76 (RFC 2047, section 2), when
# many ASCII characters stand before the first other one; FormatOptions.MaxLineLength changes nothing about it. It is read back whole.
# Hence src/HamuraBot/Mail/EncodedSubject.cs.
# Needs the .NET 10 SDK and a package feed; takes no part of the product. Exit code 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Finding.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="MimeKit" Version="4.18.2" /></ItemGroup>
</Project>
PROJECT
cat > "$folder/Program.cs" <<'PROGRAM'
using System.Text;
using MimeKit;

var subject = "MonodukuriTechnologyExhibition2026（ものづくり技術展2026）のご案内";
foreach (var length in (int[])[78, 60])
{
    var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = "x" } };
    using var file = new MemoryStream();
    message.WriteTo(new FormatOptions { MaxLineLength = length }, file);
    var line = Encoding.ASCII.GetString(file.ToArray()).Split('\n').First(line => line.StartsWith("Subject:"));
    file.Position = 0;
    Console.WriteLine($"MaxLineLength {length}: word of {line.Length - "Subject: ".Length}, line of {line.Length}, read back: {MimeMessage.Load(file).Subject == message.Subject}");
}
PROGRAM
cat > "$folder/seen" <<'SEEN'
MaxLineLength 78: word of 76, line of 85, read back: True
MaxLineLength 60: word of 76, line of 85, read back: True
SEEN
dotnet run --project "$folder" -v q > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
