using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HamuraBot.Tests.Mail;

/// <summary>An outbox, its delivery and a store of their own, with a clock that a test moves.</summary>
internal sealed class MailFixture : IAsyncDisposable
{
    public static readonly MailAbout SomeRequest = new("request", "R-2026-000123");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-mail-");
    private readonly ILoggerFactory loggers;

    private MailFixture(Func<string, Store> openStore, MailOptions settings)
    {
        Store = openStore(folder.FullName);
        Settings = Options.Create(settings);
        loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
        Outbox = new(Settings, Clock, loggers.CreateLogger<Outbox>());
    }

    public static Mails Mails { get; } = LoadMails();

    /// <summary>It moves timers, too: how long a sending may take ends when a test says so.</summary>
    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(9)));

    public Store Store { get; }

    public IOptions<MailOptions> Settings { get; }

    public Outbox Outbox { get; }

    public RememberedLog Log { get; } = new();

    public string Folder => folder.FullName;

    public static Task<MailFixture> OpenAsync(SmtpServer? server = null, string? deskAddress = null, bool startTls = false) =>
        OpenAsync(folder => new SqliteStore(Options.Create(new DataOptions { Directory = folder, Synchronous = "OFF" })), server, deskAddress, startTls);

    public static async Task<MailFixture> OpenAsync(Func<string, Store> openStore, SmtpServer? server = null, string? deskAddress = null, bool startTls = false)
    {
        var house = new MailFixture(openStore, server is null
            ? new() { DeskAddress = deskAddress }
            : new() { Host = "127.0.0.1", Port = server.Port, StartTls = startTls, From = "no-reply@hamura.example", DeskAddress = deskAddress });
        await house.Store.MigrateAsync(default);
        return house;
    }

    /// <summary>A node of its own: its delivery knows of the others only through the store.</summary>
    public MailDelivery Delivery(MailTransport? transport = null) =>
        new(Store, Outbox, transport ?? Transport(), Clock, loggers.CreateLogger<MailDelivery>());

    public MailTransport Transport() => Settings.Value.UsesSmtp
        ? new SmtpTransport(Settings, Mails)
        : new FileTransport(Settings, new MailFiles(Options.Create(new DataOptions { Directory = Folder })), Mails);

    public static MailText SomeText(string subject = "受付のお知らせ", string text = "こんにちは。") =>
        new(Language.Ja, OneLine.Of(subject), text, MailHtml.Page(Language.Ja, OneLine.Of(subject), text, []));

    public Task<bool> AddAsync(MailText text, string to = "taro@example.co.jp", CalendarPart? calendar = null, DateTimeOffset? dueAt = null) =>
        Store.WriteAsync(transaction =>
        {
            Outbox.Add(transaction, EmailAddress.Parse(to), text, SomeRequest, calendar, dueAt);
            return Task.FromResult(true);
        }, default);

    public Task<bool> AddAsync() => AddAsync(SomeText());

    public Task<List<OutboxMail>> RowsAsync() => Store.MailsAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        loggers.Dispose();
        folder.Delete(recursive: true);
    }

    private static Mails LoadMails()
    {
        var faults = new Faults();
        var mails = Mails.Load(new ContentFolder(Path.Combine(Repository.Root, "dialogs")), Names(faults), faults);
        faults.ThrowIfAny();
        return mails;
    }

    public static Dictionary<string, Words> Names(Faults faults)
    {
        var names = HamuraBot.Content.DeskContact.Read(new ContentFolder(Path.Combine(Repository.Root, "dialogs")).Map("desk.yaml", faults)).Names();
        names["hours"] = new("平日8:30〜17:15", "Monday–Friday 8:30–17:15");
        names["lastReception"] = new("17:00", "17:00");
        return names;
    }
}

/// <summary>What was logged, so that a test can look for what must not be there.</summary>
internal sealed class RememberedLog : ILoggerProvider, ILogger
{
    private readonly List<string> lines = [];

    public string Text
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
        {
            lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
