#!/usr/bin/env bash
# MimeKit 4.18.2: a subject that quotes an encoded word, as when somebody reports a garbled mail, is written as it is, not encoded:
# what is read back is another subject than was set. Hence src/HamuraBot/Mail/EncodedSubject.cs.
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

var message = new MimeMessage { Subject = "=?utf-8?B?44GC?=", Body = new TextPart("plain") { Text = "x" } };
using var file = new MemoryStream();
message.WriteTo(file);
file.Position = 0;
Console.WriteLine($"set: {message.Subject}");
Console.WriteLine(Encoding.ASCII.GetString(file.ToArray()).Split('\n').First(line => line.StartsWith("Subject:")).TrimEnd('\r'));
Console.WriteLine($"read back: {MimeMessage.Load(file).Subject}");
PROGRAM
cat > "$folder/seen" <<'SEEN'
set: =?utf-8?B?44GC?=
Subject: =?utf-8?B?44GC?=
read back: あ
SEEN
dotnet run --project "$folder" -v q > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
