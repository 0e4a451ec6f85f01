#!/usr/bin/env bash
# MailKit 4.18.2: an address whose domain is given in its ASCII form (xn--…) goes to a server that offers SMTPUTF8 with the domain in
# kanji, as raw UTF-8; only a server without SMTPUTF8 gets the form that was given. The header To keeps the ASCII form both times.
# Hence the line about capabilities in src/HamuraBot/Mail/MailTransport.cs.
# Needs the .NET 10 SDK and a package feed; takes no part of the product. Exit code 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/Finding.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="MailKit" Version="4.18.2" /></ItemGroup>
</Project>
PROJECT
cat > "$folder/Program.cs" <<'PROGRAM'
using System.Net;
using System.Net.Sockets;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

foreach (var greeting in (string[])["250 test", "250-test\r\n250 SMTPUTF8"])
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    var said = ServeAsync(listener, greeting);
    var message = new MimeMessage { Subject = "x", Body = new TextPart("plain") { Text = "x" } };
    message.From.Add(new MailboxAddress("", "no-reply@example.jp"));
    message.To.Add(new MailboxAddress("", "info@xn--brvo75c.jp"));
    using var client = new SmtpClient();
    await client.ConnectAsync("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SecureSocketOptions.None);
    await client.SendAsync(message);
    await client.DisconnectAsync(true);
    Console.WriteLine($"{greeting.Split(' ')[^1]}: {string.Join("; ", (await said).Where(line => line.StartsWith("RCPT") || line.StartsWith("To:")))}");
}

static async Task<List<string>> ServeAsync(TcpListener listener, string greeting)
{
    using var connection = await listener.AcceptTcpClientAsync();
    using var reader = new StreamReader(connection.GetStream(), Encoding.UTF8);
    using var writer = new StreamWriter(connection.GetStream(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
    var said = new List<string>();
    await writer.WriteLineAsync("220 test");
    for (var isData = false; await reader.ReadLineAsync() is { } line;)
    {
        said.Add(line);
        if (isData && line != ".") continue;
        isData = !isData && line == "DATA";
        await writer.WriteLineAsync(isData ? "354 go on" : line.StartsWith("EHLO") ? greeting : line == "QUIT" ? "221 bye" : "250 ok");
        if (line == "QUIT") break;
    }
    return said;
}
PROGRAM
cat > "$folder/seen" <<'SEEN'
test: RCPT TO:<info@xn--brvo75c.jp>; To: info@xn--brvo75c.jp
SMTPUTF8: RCPT TO:<info@羽村.jp>; To: info@xn--brvo75c.jp
SEEN
dotnet run --project "$folder" -v q > "$folder/now"
diff "$folder/seen" "$folder/now" && echo "Still so."
