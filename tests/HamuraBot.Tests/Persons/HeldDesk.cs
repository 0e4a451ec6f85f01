using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Data.Backups;
using HamuraBot.Mail;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;

namespace HamuraBot.Tests.Persons;

/// <summary>A desk with one person spread over all that it keeps, and others who are not to be touched.</summary>
internal sealed class HeldDesk : IAsyncDisposable
{
    /// <summary>What tells of the person wherever it stands. The family name alone is others', too.</summary>
    public static readonly string[] Marks = ["山﨑 一郎", "山﨑一郎", "山崎一郎", "山崎 一郎", "taro@example.co.jp", "TARO@", "042-588-7391", "+81425887391", "０４２（５８８）７３９１"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-held-");
    private readonly string? postgres;

    private HeldDesk(string? postgres) => this.postgres = postgres;

    public TestApp App { get; private set; } = null!;

    public HttpClient Desk { get; private set; } = null!;

    public string Folder => folder.FullName;

    public string Conversation { get; private set; } = "";

    public string Request { get; private set; } = "";

    public string Seminar { get; private set; } = "";

    public DataOptions Options => new() { Directory = Folder, Provider = postgres is null ? StoreProvider.Sqlite : StoreProvider.PostgreSql };

    public string? ConnectionString => postgres;

    public Dictionary<string, string?> Settings => postgres is null
        ? new() { ["Data:Directory"] = Folder }
        : new() { ["Data:Directory"] = Folder, ["Data:Provider"] = "PostgreSql", ["ConnectionStrings:HamuraBot"] = postgres };

    public static async Task<HeldDesk> OpenAsync(StoreProvider provider, TimeProvider? clock = null)
    {
        var held = new HeldDesk(provider is StoreProvider.Sqlite ? null : await new PostgresFixture().CreateDatabaseAsync(durable: false));
        await held.StartAsync(clock ?? TestClock.InTokyo("2026-11-25T10:00"));
        return held;
    }

    public async Task StartAsync(TimeProvider clock)
    {
        App = await new TestApp { Clock = clock, Settings = [.. DeskFixture.FirstOfficer, .. Settings, new("Data:Synchronous", "OFF")] }.StartAsync();
        Desk = App.OfficerClient();
    }

    public async Task SpreadAsync()
    {
        using var http = App.CreateClient();
        var visitor = await DirectLineClient.StartAsync(http);
        Conversation = visitor.Conversation;
        using var uploaded = await visitor.UploadAsync("資料です", ("山﨑一郎.txt", "text/plain", Encoding.UTF8.GetBytes("山﨑 一郎 taro@example.co.jp")));
        await visitor.SayAsync("山﨑一郎と申します。連絡先は ０４２（５８８）７３９１ です");
        Request = Applicant.Mark(await new Applicant(visitor, Language.Ja).FileAsync("management-consultation"), "receipt")!.Text("number");
        await CallOfficerAsync(visitor);
        var other = await DirectLineClient.StartAsync(http);
        await other.SayAsync("山崎一郎さんに 042-588-7391 で聞いた補助金について教えてください");
        await RegisterAsync();
        using var company = await Desk.PostAsJsonAsync("/api/desk/companies", new
        {
            name = "髙橋精機株式会社",
            contacts = new object[]
            { new { name = "山﨑 一郎", email = "TARO@example.co.jp", phone = "042-588-7391" }, new { name = "佐藤 花子", email = "hanako@example.co.jp" } }
        });
        using var visit = await Desk.PostAsJsonAsync("/api/desk/visits", new { company = "髙橋精機株式会社", on = "2026-11-20", met = "山﨑一郎様、山﨑一郎太様", needs = "taro@example.co.jp に資料を送る", outcome = "heard" });
        Assert.True(visit.IsSuccessStatusCode, await visit.Content.ReadAsStringAsync());
        await App.Store.WriteAsync(async transaction =>
        {
            await transaction.Sql.ExecuteAsync(
                "INSERT INTO conversation_notes (id, conversation_id, at, officer_id, officer_name, text) VALUES ('n1', @c, 1, 'o', '羽村', '山﨑 一郎さんは工場長')", ("@c", Conversation));
            await transaction.Sql.ExecuteAsync(
                "INSERT INTO topic_additions (number, topic, content, at) VALUES (900, 'x', @content, 1)", ("@content", "{\"ja\":[\"山崎 一郎ですが助成金は\"]}"));
            return await transaction.Sql.ExecuteAsync(
                "INSERT INTO unanswered_questions (id, conversation_id, at, language, text) VALUES (@id, @c, 1, 'ja', '山﨑一郎が聞いたこと')", ("@id", Guid.NewGuid()), ("@c", Conversation));
        }, default);
        await DeliverAsync();
    }

    /// <summary>Whatever is asked on the way to a person.</summary>
    private static async Task CallOfficerAsync(DirectLineClient visitor)
    {
        var said = await visitor.AnswersAsync(await visitor.SayAsync("人と話したい"));
        while (said.Select(message => Applicant.Mark(message, "prompt")).LastOrDefault(mark => mark is not null) is { } prompt)
        {
            said = await visitor.AnswersAsync(await visitor.SayAsync((prompt.Text("kind"), prompt.Text("field")) switch
            {
                ("consent" or "confirm", _) => "はい",
                (_, "contactName") => "山﨑 一郎",
                (_, "companyName") => "髙橋精機株式会社",
                ("email", _) => "taro@example.co.jp",
                ("phone", _) => "042-588-7391",
                ("choice", _) => prompt["choices"]![0]!.GetValue<string>(),
                _ => "山﨑一郎の件で相談",
            }));
        }
    }

    /// <summary>The only seat, and somebody who waits for it.</summary>
    private async Task RegisterAsync()
    {
        using var planned = await Desk.PostAsJsonAsync("/api/desk/seminars", new
        {
            title = new { ja = "現場改善", en = "Shop floor" },
            description = new { ja = "型", en = "Patterns" },
            place = "産業福祉センター",
            startsAt = "2026-12-10T14:00:00+09:00",
            endsAt = "2026-12-10T16:00:00+09:00",
            registrationClosesAt = "2026-12-09T17:00:00+09:00",
            capacity = 1,
        });
        Seminar = (await planned.JsonAsync()).Text("id");
        foreach (var (name, email) in new[] { ("山﨑 一郎", "Taro@example.co.jp"), ("鈴木 次郎", "jiro@example.jp") })
        {
            using var made = await Desk.PostAsJsonAsync($"/api/desk/seminars/{Seminar}/registrations", new { name, email, phone = name[0] == '山' ? "042-588-7391" : null, seats = 1 });
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        }
    }

    /// <summary>All mails that wait, into files.</summary>
    public async Task DeliverAsync()
    {
        using var delivery = ActivatorUtilities.CreateInstance<MailDelivery>(App.Services);
        while (await delivery.DeliverDueAsync(default) > 0)
        {
        }
    }

    public async Task<JsonNode> EraseAsync(string key)
    {
        using var answer = await Desk.PostAsJsonAsync($"/api/desk/people/{key}/erase", new { reason = "山﨑一郎様ご本人の申し出" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Where a mark still stands: in tables, in the bytes of the store's files, in mails.</summary>
    public async Task<IReadOnlyList<string>> HitsAsync(string[]? marks = null)
    {
        var hits = new List<string>();
        await using (var whole = postgres is null ? await WholeSqlite.OpenToReadAsync(Options) : await WholePostgres.OpenToReadAsync(postgres))
        {
            foreach (var table in await whole.TablesAsync())
                await foreach (var row in whole.RowsAsync(table))
                    hits.AddRange(In(string.Join('\n', row.Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{value}")), table.Name, marks));
        }
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal)))
            hits.AddRange(In(Encoding.UTF8.GetString(await ReadSharedAsync(file)), Path.GetFileName(file), marks));
        var mails = Path.Combine(Folder, MailFiles.Folder);
        foreach (var file in Directory.Exists(mails) ? Directory.EnumerateFiles(mails) : [])
        {
            var mail = await MimeMessage.LoadAsync(file);
            hits.AddRange(In($"{mail.To} {mail.Subject} {mail.TextBody} {mail.HtmlBody}", MailFiles.Folder, marks));
        }
        return [.. hits.Distinct()];
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        await App.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> In(string text, string where, string[]? marks) =>
        (marks ?? Marks).Where(mark => text.Replace("山﨑一郎太", "", StringComparison.Ordinal).Contains(mark, StringComparison.Ordinal)).Select(mark => $"{where}: {mark}");

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
