#!/usr/bin/env bash
# Microsoft.Bot.Builder 4.23.1: the keys of ITurnContext.TurnState are compared by the rules of a culture and without case. Two keys that
# differ in case, or in letters that have no weight, are one: what is added under the second is refused, what is set replaces the first.
# Each look makes a sort key, also that of Get<T>(), whose key is the whole name of the type, and that of each state property.
# src/HamuraBot/Dialogs/Turn.cs keeps what a turn notes beside it.
# Needs the .NET 10 SDK with ICU and a package feed; takes no part of the product. Exit code 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Finding.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <Assembly Include="Microsoft.Bot.Schema;Microsoft.Bot.Connector;Microsoft.Bot.Builder" />
    <PackageDownload Include="@(Assembly)" Version="[4.23.1]" />
    <Reference Include="@(Assembly)" HintPath="$(NuGetPackageRoot)$([System.String]::Copy('%(Identity)').ToLowerInvariant())/4.23.1/lib/netstandard2.0/%(Identity).dll" />
    <PackageReference Include="Newtonsoft.Json" Version="13.0.3" />
  </ItemGroup>
</Project>
PROJECT
cat > "$folder/Program.cs" <<'PROGRAM'
using Microsoft.Bot.Builder;

var state = new TurnContextStateCollection();
state.Add("notes", "first");
Console.WriteLine($"NOTES: {state.Get<string>("NOTES")}");
Console.WriteLine($"with a soft hyphen: {state.Get<string>("no\u00ADtes")}");
try { state.Add("Notes", "second"); }
catch (ArgumentException) { Console.WriteLine("a second one is refused"); }
state.Set("no\u200Btes", "third");
Console.WriteLine($"notes: {state.Get<string>("notes")}, {state.Count} in all");
PROGRAM
cat > "$folder/seen" <<'SEEN'
NOTES: first
with a soft hyphen: first
a second one is refused
notes: third, 1 in all
SEEN
dotnet run --project "$folder" -v q > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
