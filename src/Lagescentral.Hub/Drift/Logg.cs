using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Filters;
using Serilog.Formatting.Json;

namespace Lagescentral.Hub.Drift;

/// <summary>The log: structured JSON lines with stable event ids; never a source's free text.</summary>
internal static class Logg
{
    private const long FilByte = 50 * 1024 * 1024;

    public static void AddLogg(this WebApplicationBuilder bygge)
    {
        var val = new LoggerConfiguration().ReadFrom.Configuration(bygge.Configuration).Enrich.FromLogContext()
            // The program itself says in one line why it did not start.
            .Filter.ByExcluding(rad => rad.MessageTemplate.Text == "Hosting failed to start")
            // A caller's wrong call is no fault of ours, and what the caller wrote is not for the log; Anropsfilter logs our own.
            .Filter.ByExcluding(Matching.FromSource("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher"));
        var format = new JsonFormatter(renderMessage: true);
        val.WriteTo.Async(mal => mal.Console(format));
        if (bygge.Configuration["Drift:Loggmapp"] is { Length: > 0 } mapp)
            val.WriteTo.Async(mal => mal.File(format, Path.Combine(mapp, "lagescentral-.jsonl"), rollingInterval: RollingInterval.Day, fileSizeLimitBytes: FilByte, rollOnFileSizeLimit: true));
        bygge.Logging.ClearProviders();
        bygge.Logging.AddProvider(new SerilogLoggerProvider(val.CreateLogger(), dispose: true));
    }
}
