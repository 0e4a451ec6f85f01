using System.Security.Cryptography;
using System.Text;
using HamuraBot.Conversations;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HamuraBot.Telemetry;

/// <summary>What the server tells those who watch it, by OpenTelemetry: numbers, ids and codes, and nothing that anybody wrote.</summary>
public static class TelemetryServices
{
    private const string MetricsPath = "/metrics";

    /// <summary>Those of the framework name routes and never addresses.</summary>
    private static readonly string[] Meters = [TurnMeasures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<TelemetryOptions>("Telemetry");
        if (!TelemetryOptions.IsOn(configuration)) return services;
        var options = configuration.GetSection("Telemetry").Get<TelemetryOptions>()!;
        services.AddSingleton<StoreGauges>().AddHostedService(provider => provider.GetRequiredService<StoreGauges>());
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("hamurabot", serviceVersion: ProductVersion.Current));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            if (options.PrometheusToken is { Length: > 0 }) metrics.AddPrometheusExporter();
            if (options.OtlpEndpoint is { } collector)
            {
                metrics.AddOtlpExporter((exporter, reader) =>
                {
                    Lead(exporter, collector, "v1/metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = options.ExportSeconds * 1_000;
                });
            }
        });
        if (options.OtlpEndpoint is { } traces)
        {
            telemetry.WithTracing(tracing => tracing.AddSource(TurnMeasures.Name)
                // Not by the parent: the framework's own span of the request is not recorded.
                .SetSampler(new TraceIdRatioBasedSampler(options.TracedShare)).AddOtlpExporter(exporter => Lead(exporter, traces, "v1/traces")));
        }
        return services;
    }

    public static void MapTelemetry(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.PrometheusToken is not { Length: > 0 } token) return;
        var wanted = Encoding.UTF8.GetBytes($"Bearer {token}");
        app.UseWhen(http => http.Request.Path == MetricsPath, branch => branch.Use((http, next) =>
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), wanted)) return next(http);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }));
        app.UseOpenTelemetryPrometheusScrapingEndpoint(MetricsPath);
    }

    private static void Lead(OtlpExporterOptions exporter, Uri collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), path);
    }
}
