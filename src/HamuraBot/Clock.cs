using System.Globalization;

namespace HamuraBot;

/// <summary>The system's clock, started at another instant: for tests and demonstrations of what a date changes.</summary>
public sealed class Clock(DateTimeOffset start) : TimeProvider
{
    private readonly long began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(began);

    /// <exception cref="SettingException"><c>Clock:Start</c> is set where the public is served, or is not an instant with an offset.</exception>
    public static TimeProvider From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Clock:Start"] is not { Length: > 0 } start)
        {
            return System;
        }
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
        {
            throw new SettingException("Clock__Start is for the Development and Testing environments only: take it out, or set ASPNETCORE_ENVIRONMENT=Development.");
        }
        return DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? new Clock(instant.ToUniversalTime())
            : throw new SettingException($"Clock__Start is '{start}', but must be ISO 8601 with an offset, for example 2015-03-31T23:50:00+09:00.");
    }
}
