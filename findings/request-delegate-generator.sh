#!/usr/bin/env bash
# The Request Delegate Generator of ASP.NET Core (SDK 10.0.401, EnableRequestDelegateGenerator) changes what a program does: the pattern of
# MapFallback(pattern, handler) is lost, and the route becomes {*path:nonfile}, so that /api/a.json falls back to nothing. With and without a
# pattern in one program it does not compile (CS9144), nor does a handler that returns a type of another generator, as RazorComponentResult<T>
# of a .razor component: the type is named without its namespace (CS0246).
# src/HamuraBot maps what falls back with Map(...).WithOrder(int.MaxValue), and the handlers of its pages say IResult.
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
#if PAGES
using Finding.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
#endif
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGroup("/api").MapFallback("/{**path}", () => Results.NotFound());
#if TWO
app.MapFallback(() => Results.NotFound());
#endif
#if PAGES
app.MapGet("/", () => new RazorComponentResult<Hello>());
#endif
foreach (var source in ((IEndpointRouteBuilder)app).DataSources)
    foreach (var endpoint in source.Endpoints) Console.WriteLine(((RouteEndpoint)endpoint).RoutePattern.RawText);
PROGRAM
cat > "$folder/seen" <<'SEEN'
without: /api/{**path}
with: /api/{*path:nonfile}
two, without: 0
two, with: CS9144
pages, without: 0
pages, with: CS0246
SEEN
run() { dotnet build "$folder" -v q --no-incremental -p:EnableRequestDelegateGenerator="$1" > "$folder/built" && dotnet run --project "$folder" --no-build; }
errors() { dotnet build "$folder" -v q --no-incremental -p:DefineConstants="$1" -p:EnableRequestDelegateGenerator="$2" 2>&1 | { grep -o 'error CS[0-9]*' || true; } | cut -d' ' -f2 | sort -u; }
{
  echo "without: $(run false)"
  echo "with: $(run true)"
  echo "two, without: $(errors TWO false | wc -l)"
  echo "two, with: $(errors TWO true)"
  echo "pages, without: $(errors PAGES false | wc -l)"
  echo "pages, with: $(errors PAGES true)"
} > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
