#!/usr/bin/env bash
# The Request Delegate Generator of ASP.NET Core (SDK 10.0.4xx, EnableRequestDelegateGenerator): two programs that compile without it do not
# compile with it. A route whose handler returns a type that another generator makes (RazorComponentResult<T> of a .razor component) gets code
# that names the type without its namespace (CS0246); of MapFallback with and without a pattern, with handlers of one signature, one gets the
# interceptor of the other (CS9144). The handlers of src/HamuraBot say IResult, and its fallbacks all have a pattern.
# Needs the .NET 10 SDK and a package feed; takes no part of the product. Exit code 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Finding.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
</Project>
PROJECT
mkdir "$folder/Pages"
echo '<p>Hello</p>' > "$folder/Pages/Hello.razor"
cat > "$folder/Program.cs" <<'PROGRAM'
using Finding.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents();
var app = builder.Build();
app.MapGet("/", () => new RazorComponentResult<Hello>());
app.MapFallback(() => Results.NotFound());
app.MapGroup("/api").MapFallback("{**path}", () => Results.NotFound());
app.Run();
PROGRAM
cat > "$folder/seen" <<'SEEN'
without: 0
with: CS0246 CS9144
SEEN
errors() { { grep -o 'error CS[0-9]*' || true; } | cut -d' ' -f2 | sort -u | tr '\n' ' ' | sed 's/ $//'; }
{
  echo "without: $(dotnet build "$folder" -v q --no-incremental 2>&1 | errors | wc -w)"
  echo "with: $(dotnet build "$folder" -v q --no-incremental -p:EnableRequestDelegateGenerator=true 2>&1 | errors)"
} > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
