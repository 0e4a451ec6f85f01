using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Handoffs;
using HamuraBot.Requests;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Seminars;

namespace HamuraBot.Tests.Persons;

/// <summary>Many invented people, each in every table that can hold somebody: themselves, and somebody whom they bring along to a seminar.</summary>
internal sealed class MarkedPeople(HeldDesk held)
{
    /// <summary>Each name, address and phone number of theirs has one of them in it, and nothing else has.</summary>
    public static readonly string[] Marks = ["標", "mark.example", "042-699", "+8142699", "042699"];

    private const string First = "一二三四五六七八九十", Second = "蒼茜碧紫緋藍翠琥橙桜楓梓椿柊榊樺櫂槙橘梢";

    private SeminarId seminar;

    /// <summary>By number of the request, and ticket of the companion.</summary>
    public List<(string Request, string Companion)> All { get; } = [];

    public async Task SpreadAsync(int people)
    {
        var plan = SomeSeminars.Plan(2 * people) with { MostSeats = 2 };
        seminar = (await held.App.Store.WriteAsync(transaction => held.App.Get<SeminarPlanning>().PlanAsync(transaction, plan), default)).Id;
        using var http = held.App.CreateClient();
        for (var n = 0; n < people; n++) All.Add(await SpreadAsync(http, n));
        await held.DeliverAsync();
    }

    public async Task<JsonArray> RegistrationsAsync() => (await held.Desk.GetFromJsonAsync<JsonArray>($"/api/desk/seminars/{seminar}/registrations"))!;

    private async Task<(string Request, string Companion)> SpreadAsync(HttpClient http, int n)
    {
        var (name, email, phone) = ($"標{Second[n / 10]} {First[n % 10]}朗", $"p{n}@mark.example", $"042-699-{n:D4}");
        var visitor = await DirectLineClient.StartAsync(http);
        using var uploaded = await visitor.UploadAsync("資料です", ($"{name}.txt", "text/plain", Encoding.UTF8.GetBytes($"{name} {email}")));
        await visitor.SayAsync($"{name}です。{email} か {phone} に連絡をください");
        var company = $"第{n}精機株式会社";
        using (var made = await held.Desk.PostAsJsonAsync("/api/desk/companies", new { name = company, contacts = new[] { new { name, email, phone } } })) Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        using (var visit = await held.Desk.PostAsJsonAsync("/api/desk/visits", new { company, on = "2026-11-20", met = $"{name}様", needs = $"{email} に資料を送る", outcome = "heard" })) Assert.True(visit.IsSuccessStatusCode, await visit.Content.ReadAsStringAsync());
        var (request, registration) = await held.App.Store.WriteAsync(async transaction =>
        {
            var answers = new Dictionary<string, string>(Requests.Some.Answers) { ["contactName"] = name, ["email"] = email, ["phone"] = $"+8142699{n:D4}", ["companyName"] = company };
            var filed = await SupportRequests.FileAsync(transaction, "expert-dispatch", Language.Ja, visitor.Conversation, answers, held.App.Clock.GetUtcNow(), held.App.Clock.GetUtcNow());
            var attendee = new Attendee(name, company, EmailAddress.Parse(email), $"+8142699{n:D4}", 2, Language.Ja) { Companions = [new($"標{Second[n / 10]} {First[n % 10]}美", EmailAddress.Parse($"c{n}@mark.example"))] };
            var signedUp = (await held.App.Get<SeminarRegistrations>().RegisterAsync(transaction, seminar, attendee, visitor.Conversation)).Registration!;
            var now = held.App.Clock.GetUtcNow();
            HandoffTable.Add(transaction, new Handoff
            {
                Id = $"H-2026-9{n:D5}",
                ConversationId = visitor.Conversation,
                Status = HandoffStatus.MessageTaken,
                Cause = HandoffCause.Asked,
                Language = Language.Ja,
                About = $"{name}の件",
                CompanyName = company,
                ContactName = name,
                Email = email,
                Phone = $"+8142699{n:D4}",
                AskedAt = now,
                UpdatedAt = now,
            });
            await InsertAsync(transaction.Sql, n, filed.Number, visitor.Conversation, name, email);
            return (filed.Number, signedUp);
        }, default);
        return (request, registration.People.Single(person => person.Place == 2).Ticket);
    }

    /// <summary>What is made in ways of its own: by an officer, by a mail that came, by a question that was not understood.</summary>
    private static async Task InsertAsync(HamuraBot.Data.StoreConnection sql, int n, string request, string conversation, string name, string email)
    {
        (string, object?)[] values = [("@n", n), ("@id", Guid.NewGuid()), ("@key", $"m{n}"), ("@r", request), ("@c", conversation), ("@h", $"H-2026-9{n:D5}"), ("@text", $"{name}（{email}）より"), ("@email", email), ("@json", $"{{\"ja\":[\"{name}ですが\"]}}"), ("@mail", Encoding.UTF8.GetBytes($"From: {email}\n\n{name}"))];
        foreach (var statement in (string[])[
            "INSERT INTO conversation_notes (id, conversation_id, at, officer_id, officer_name, text) VALUES (@key, @c, 1, 'o', '羽村', @text)",
            "INSERT INTO topic_additions (number, topic, content, at) VALUES (1000 + @n, 'x', @json, 1)",
            "INSERT INTO unanswered_questions (id, conversation_id, at, language, text) VALUES (@id, @c, 1, 'ja', @text)",
            "INSERT INTO drafts (handoff_id, officer_id, text, updated_at) VALUES (@h, 'o', @text, 1)",
            "INSERT INTO received_mails (id, received_at, outcome, from_address, about_number, content) VALUES (@key, 1, 'unassigned', @email, NULL, @mail)",
            "INSERT INTO appointments (id, request, session, officer_id, place, minutes, offered, status, wish, report, sequence, created_at, updated_at, version) VALUES (@key, @r, 1, 'o', @text, 60, '', 'offered', @text, @text, 0, 1, 1, 1)",
            "INSERT INTO appointment_slots (officer_id, slot, appointment_id, request) VALUES ('o', @n, @key, @r)",
        ]) await sql.ExecuteAsync(statement, [.. values.Where(value => statement.Contains(value.Item1, StringComparison.Ordinal))]);
    }
}
