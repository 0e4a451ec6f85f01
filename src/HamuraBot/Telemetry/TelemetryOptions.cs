using System.ComponentModel.DataAnnotations;

namespace HamuraBot.Telemetry;

/// <summary>Where figures and traces go. Without any of it nothing is measured.</summary>
public sealed class TelemetryOptions
{
    /// <summary>A collector that speaks OTLP over HTTP: <c>http://localhost:4318</c>.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Whoever knows it may read the figures at <c>/metrics</c>, with <c>Authorization: Bearer …</c>; 16 characters or more.</summary>
    [MinLength(16)]
    public string? PrometheusToken { get; set; }

    /// <summary>Seconds between two exports.</summary>
    [Range(1, 3600)]
    public int ExportSeconds { get; set; } = 30;

    /// <summary>The part of the turns that is traced, from 0 to 1.</summary>
    [Range(0, 1)]
    public double TracedShare { get; set; } = 0.1;

    public static bool IsOn(IConfiguration configuration) =>
        configuration["Telemetry:OtlpEndpoint"] is { Length: > 0 } || configuration["Telemetry:PrometheusToken"] is { Length: > 0 };
}
