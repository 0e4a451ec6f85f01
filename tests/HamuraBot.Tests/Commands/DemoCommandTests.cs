using HamuraBot.Data;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Commands;

/// <summary>An invented week, played through the services of the product.</summary>
public sealed class DemoCommandTests
{
    [Fact]
    public async Task An_empty_store_is_filled_no_mail_waits_to_leave_and_a_store_in_use_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("hamura-demo-");
        try
        {
            var filled = await HamuraCommand.RunAsync(["demo"], ("Data__Directory", folder.FullName));
            Assert.True(filled.ExitCode == 0, filled.Errors);
            Assert.Contains("sato@example.com", filled.Output, StringComparison.Ordinal);
            await using (Store store = new SqliteStore(Options.Create(new DataOptions { Directory = folder.FullName })))
            {
                Assert.Equal((4L, 4L, 3L, 1L, 2L, 0L), await store.ReadAsync(async sql => (
                    await sql.IntegerAsync("SELECT COUNT(*) FROM handoffs"), await sql.IntegerAsync("SELECT COUNT(*) FROM requests"), await sql.IntegerAsync("SELECT COUNT(*) FROM registrations"),
                    await sql.IntegerAsync("SELECT COUNT(*) FROM visits"), await sql.IntegerAsync("SELECT COUNT(*) FROM appointments WHERE status = 'agreed'"), await sql.IntegerAsync("SELECT COUNT(*) FROM outbox_mails WHERE sent_at IS NULL OR next_attempt_at IS NOT NULL")), default));
            }

            var again = await HamuraCommand.RunAsync(["demo"], ("Data__Directory", folder.FullName));
            Assert.Equal(1, again.ExitCode);
            Assert.Contains("Data__Directory", again.Errors, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
