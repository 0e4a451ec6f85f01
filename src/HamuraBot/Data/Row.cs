using System.Data.Common;

namespace HamuraBot.Data;

/// <summary>
/// One row of a result, read by the names of its columns: a statement may gain a column anywhere. What a column holds is said by whoever reads it;
/// the forms are those of <see cref="StoredValue"/>. A null where none is expected is an error.
/// </summary>
/// <param name="reader">Stands on the row.</param>
/// <param name="places">Where each column stands; looked up once a statement.</param>
public sealed class Row(DbDataReader reader, Dictionary<string, int> places)
{
    public string Text(string column) => reader.GetString(At(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public int Number(string column) => reader.GetInt32(At(column));

    public int? NumberOrNull(string column) => IsNull(column) ? null : Number(column);

    public long Integer(string column) => reader.GetInt64(At(column));

    public long? IntegerOrNull(string column) => IsNull(column) ? null : Integer(column);

    public bool Flag(string column) => Integer(column) != 0;

    public DateTimeOffset Instant(string column) => StoredValue.Instant(Integer(column));

    public DateTimeOffset? InstantOrNull(string column) => IsNull(column) ? null : Instant(column);

    public DateOnly Day(string column) => StoredValue.Day(Text(column));

    public DateOnly? DayOrNull(string column) => IsNull(column) ? null : Day(column);

    public TimeOnly Time(string column) => StoredValue.Time(Text(column));

    public Guid Id(string column) => reader.GetGuid(At(column));

    public byte[] Bytes(string column) => reader.GetFieldValue<byte[]>(At(column));

    public Language Language(string column) => Languages.FromLocale(Text(column));

    /// <summary>A value that is stored by its code.</summary>
    /// <param name="parse">Null for a code that there is not.</param>
    public T Code<T>(string column, Func<string, T?> parse) where T : struct =>
        parse(Text(column)) ?? throw new InvalidDataException($"The column {column} holds an unknown code.");

    public bool IsNull(string column) => reader.IsDBNull(At(column));

    /// <summary>All columns, as the store gives them.</summary>
    public IReadOnlyDictionary<string, object?> Values() =>
        places.ToDictionary(column => column.Key, column => reader.IsDBNull(column.Value) ? null : reader.GetValue(column.Value));

    private int At(string column) =>
        places.TryGetValue(column, out var place) ? place : throw new ArgumentException($"The statement reads no column {column}.", nameof(column));
}
