using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace Lagescentral.Hub.Drift;

/// <summary>The log: structured JSON lines with stable event ids; never a source's free text.</summary>
internal static class Logg
{
    private const long FilByte = 50 * 1024 * 1024;

    public static void AddLogg(this WebApplicationBuilder bygge)
    {
        var val = new LoggerConfiguration().ReadFrom.Configuration(bygge.Configuration).Enrich.FromLogContext();
        var format = new JsonFormatter(renderMessage: true);
        val.WriteTo.Async(mal => mal.Console(format));
        if (bygge.Configuration["Drift:Loggmapp"] is { Length: > 0 } mapp)
            val.WriteTo.Async(mal => mal.File(format, Path.Combine(mapp, "lagescentral-.jsonl"), rollingInterval: RollingInterval.Day, fileSizeLimitBytes: FilByte, rollOnFileSizeLimit: true));
        bygge.Logging.ClearProviders();
        bygge.Logging.AddProvider(new SerilogLoggerProvider(val.CreateLogger(), dispose: true));
    }
}
