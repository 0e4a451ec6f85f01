using Microsoft.Bot.Builder;

namespace BotBuilder.Tests.Builder;

public sealed class MemoryStorageTests
{
    private readonly IStorage _storage = new MemoryStorage();

    [Fact]
    public async Task Keys_that_have_nothing_are_left_out()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["a"] = new Note { Text = "one" } });

        var found = await _storage.ReadAsync(["a", "b"]);

        Assert.Equal(["a"], found.Keys);
    }

    [Fact]
    public async Task Changing_an_object_does_not_change_what_is_stored()
    {
        var note = new Note { Text = "one" };
        await _storage.WriteAsync(new Dictionary<string, object> { ["a"] = note });
        note.Text = "changed by the writer";
        (await NoteAsync()).Text = "changed by a reader";

        Assert.Equal("one", (await NoteAsync()).Text);
    }

    [Fact]
    public async Task A_write_from_an_old_reading_is_refused()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["a"] = new Note { Text = "one" } });
        var old = await NoteAsync();
        var current = await NoteAsync();
        current.Text = "two";
        await _storage.WriteAsync(new Dictionary<string, object> { ["a"] = current });

        old.Text = "late";
        await Assert.ThrowsAnyAsync<Exception>(() => _storage.WriteAsync(new Dictionary<string, object> { ["a"] = old }));

        Assert.Equal("two", (await NoteAsync()).Text);
    }

    [Fact]
    public async Task A_star_overwrites_whatever_is_stored()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["a"] = new Note { Text = "one" } });

        await _storage.WriteAsync(new Dictionary<string, object> { ["a"] = new Note { Text = "two", ETag = "*" } });

        Assert.Equal("two", (await NoteAsync()).Text);
    }

    [Fact]
    public async Task Deleted_is_deleted_and_deleting_nothing_is_no_error()
    {
        await _storage.WriteAsync(new Dictionary<string, object> { ["a"] = new Note() });

        await _storage.DeleteAsync(["a", "never there"]);

        Assert.Empty(await _storage.ReadAsync(["a"]));
    }

    private async Task<Note> NoteAsync() => (await _storage.ReadAsync<Note>(["a"]))["a"];

    private sealed class Note : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }
}
