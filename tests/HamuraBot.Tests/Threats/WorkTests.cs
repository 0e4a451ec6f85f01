using HamuraBot.Data;
using HamuraBot.DirectLine;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Threats;

/// <summary>What would show as time is looked at as work: the same number of hashes, no more bytes read than are wanted, and queues in the order of arrival.</summary>
public sealed class WorkTests : DeskTests
{
    [Fact]
    public async Task An_unknown_address_costs_the_hash_that_a_wrong_password_costs()
    {
        var hasher = new CountingHasher();
        var desk = await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), alter: services => services.AddSingleton<IPasswordHasher<Officer>>(hasher));
        var work = new List<int>();
        foreach (var email in new[] { DeskFixture.ChiefEmail, "nobody@example.jp", "no address at all" })
        {
            var before = hasher.Verified;
            using var answer = await desk.Browser().SignInAsync(email, "Wrong-horse-42-battery");
            work.Add(hasher.Verified - before);
        }
        Assert.Equal([1, 1, 1], work);
    }

    [Theory]
    [InlineData(ActivityReader.LargestBody, true)]
    [InlineData(ActivityReader.LargestBody + 1, false)]
    [InlineData(100_000_000, false)]
    public async Task A_body_is_read_no_further_than_it_may_be_large(long length, bool isTaken)
    {
        var body = new Endless(length);

        var read = await ActivityReader.ReadBodyAsync(body, default);

        Assert.Equal(isTaken, read is not null);
        Assert.InRange(body.Given, 0, ActivityReader.LargestBody + 64 * 1024);
    }

    [Fact]
    public async Task Turns_of_one_conversation_come_in_the_order_of_arrival()
    {
        var (queue, served) = (new KeyedQueue(), new List<int>());
        var first = await queue.EnterAsync("conversation");
        var waiting = Enumerable.Range(0, 100).Select(async n =>
        {
            using var place = await queue.EnterAsync("conversation");
            served.Add(n);
        }).ToList();
        using (await queue.EnterAsync("another conversation")) Assert.Empty(served);

        first.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(0, 100), served);
    }

    private sealed class CountingHasher : PasswordHasher<Officer>
    {
        private int verified;

        public int Verified => Volatile.Read(ref verified);

        public override PasswordVerificationResult VerifyHashedPassword(Officer user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref verified);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    private sealed class Endless(long length) : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var given = (int)Math.Min(buffer.Length, length - Given);
            buffer.Span[..given].Fill((byte)' ');
            Given += given;
            return new(given);
        }
    }
}
