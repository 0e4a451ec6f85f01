using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

/// <summary>What a password is held against when there is no such officer: the refusal takes as long as any other.</summary>
public sealed class NobodysPassword(IPasswordHasher<Officer> hasher, TimeProvider clock)
{
    public Officer Officer { get; } = new() { Email = "", Name = "", Role = OfficerRole.Officer, CreatedAt = clock.GetUtcNow() };

    public string Hash { get; } = hasher.HashPassword(null!, Guid.NewGuid().ToString());
}
