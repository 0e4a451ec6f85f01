using HamuraBot.Conversations;
using HamuraBot.Data;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>The seminar that a turn is about, read once.</summary>
public static class SeminarOfTurn
{
    /// <param name="turn">Its transaction reads the seminar.</param>
    /// <param name="id">Of a seminar that there is: none is ever deleted.</param>
    public static async Task<Seminar> SeminarAsync(this ITurnContext turn, SeminarId id)
    {
        if (turn.Noted<Seminar>() is { } known && known.Id == id) return known;
        var read = (await SeminarTable.FindAsync(turn.Transaction.Sql, id))!;
        turn.Note(read);
        return read;
    }
}
