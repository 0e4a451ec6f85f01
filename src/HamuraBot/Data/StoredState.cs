using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HamuraBot.Data;

/// <summary>What Bot Builder keeps between turns, as JSON under its own key.</summary>
public sealed class StoredState
{
    public required string Key { get; init; }

    public required string Body { get; set; }
}

internal sealed class StateTable : IEntityTypeConfiguration<StoredState>
{
    public void Configure(EntityTypeBuilder<StoredState> table) => table.ToTable("states").HasKey(state => state.Key);
}
