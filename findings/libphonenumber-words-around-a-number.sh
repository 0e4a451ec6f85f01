#!/usr/bin/env bash
# libphonenumber-csharp 9.0.43, Japan: Parse takes 電話 before a number but no 代表 or 内線 after one, and ー between digits but no ・;
# FindNumbers finds the number beside 内線 12 and says nothing of the extension, which it does understand when it is written "ext. 12".
# Hence src/HamuraBot/Dialogs/Answers/PhoneText.cs cuts off first what people write around a number, and keeps it.
# Needs the .NET 10 SDK and a package feed; takes no part of the product. Exit code 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Finding.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="libphonenumber-csharp" Version="9.0.43" /></ItemGroup>
</Project>
PROJECT
cat > "$folder/Program.cs" <<'PROGRAM'
using PhoneNumbers;

var numbers = PhoneNumberUtil.GetInstance();
foreach (var text in (string[])["電話042-555-1111", "042ー555ー1111", "042・555・1111", "042-555-1111（代表）", "042-555-1111 内線12", "042-555-1111 ext. 12"])
{
    string parsed;
    try
    {
        var number = numbers.Parse(text, "JP");
        parsed = numbers.Format(number, PhoneNumberFormat.NATIONAL);
    }
    catch (NumberParseException fault)
    {
        parsed = fault.ErrorType.ToString();
    }
    var found = numbers.FindNumbers(text, "JP").Select(match => $"{numbers.Format(match.Number, PhoneNumberFormat.NATIONAL)}");
    Console.WriteLine($"{text}: {parsed}; found: {string.Join(", ", found.DefaultIfEmpty("nothing"))}");
}
PROGRAM
cat > "$folder/seen" <<'SEEN'
電話042-555-1111: 042-555-1111; found: 042-555-1111
042ー555ー1111: 042-555-1111; found: 042-555-1111
042・555・1111: NOT_A_NUMBER; found: nothing
042-555-1111（代表）: NOT_A_NUMBER; found: 042-555-1111
042-555-1111 内線12: NOT_A_NUMBER; found: 042-555-1111
042-555-1111 ext. 12: 042-555-1111 ext. 12; found: 042-555-1111 ext. 12
SEEN
dotnet run --project "$folder" -v q > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
