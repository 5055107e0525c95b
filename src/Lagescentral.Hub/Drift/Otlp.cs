using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Lagescentral.Hub.Drift;

/// <summary>Export of metrics and traces to a collector, when <c>Drift:Otlp</c> names one.</summary>
internal static class Otlp
{
    public static void AddOtlp(this IServiceCollection tjanster, IConfiguration konfiguration)
    {
        if (konfiguration["Drift:Otlp"] is { Length: > 0 } adress && Uri.TryCreate(adress, UriKind.Absolute, out var uri))
            tjanster.AddHostedService(_ => new Export(uri));
    }

    private sealed class Export(Uri adress) : IHostedService, IDisposable
    {
        private MeterProvider? _matare;
        private TracerProvider? _spar;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _matare = Sdk.CreateMeterProviderBuilder()
                .AddMeter(Matare.Namn, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter(val => val.Endpoint = adress).Build();
            _spar = Sdk.CreateTracerProviderBuilder()
                .AddSource("Microsoft.AspNetCore")
                .AddOtlpExporter((OtlpExporterOptions val) => val.Endpoint = adress).Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _matare?.Dispose();
            _spar?.Dispose();
        }
    }
}
