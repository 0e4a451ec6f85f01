using HamuraBot.Data;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Persons;

/// <summary>Erases what belongs to a scope, in every room.</summary>
public static class HeldErasure
{
    public static async Task<IReadOnlyList<ErasedCount>> RunAsync(StoreTransaction transaction, IEnumerable<RoomHoldings> rooms, PersonScope scope)
    {
        var all = rooms.ToList();
        var counts = new List<ErasedCount>();
        foreach (var room in all) await room.WidenAsync(transaction.Sql, scope);
        foreach (var room in all) counts.AddRange(await room.EraseAsync(transaction, scope));
        await transaction.FlushAsync();
        foreach (var holding in all.SelectMany(room => room.All).Where(holding => holding.Person.Count > 0))
            counts.Add(new(holding.Name, await HeldRows.DeleteAsync(transaction.Sql, holding, scope)));
        return [.. counts.GroupBy(count => count.Name).Select(same => new ErasedCount(same.Key, same.Sum(count => count.Count))).Where(count => count.Count > 0)];
    }
}
