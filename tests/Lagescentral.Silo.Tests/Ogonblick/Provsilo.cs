using System.Collections.Concurrent;
using Lagescentral.Journal;
using Lagescentral.Prestanda.Servrar;
using Lagescentral.Silo.Ogonblicken;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Silo.Tests.Ogonblicken;

/// <summary>A node with nothing but fold states, in whatever storage.</summary>
internal sealed class Provsilo : IAsyncDisposable
{
    private readonly IHost _vard;

    private Provsilo(IHost vard, Varningar varningar) => (_vard, Varningar) = (vard, varningar);

    public IOgonblick Ogonblick => _vard.Services.GetRequiredService<IOgonblick>();

    public Varningar Varningar { get; }

    /// <summary>Starts one.</summary>
    /// <param name="lagra">Adds the storage.</param>
    public static async Task<Provsilo> StartaAsync(Action<ISiloBuilder> lagra)
    {
        var varningar = new Varningar();
        var bygge = Host.CreateApplicationBuilder();
        bygge.Logging.ClearProviders();
        bygge.Logging.AddProvider(varningar);
        bygge.Services.AddSingleton(TimeProvider.System);
        bygge.UseOrleans(silo => lagra(silo.UseLocalhostClustering(Server.LedigPort(), gatewayPort: 0).AddEgnatyper().AddOgonblick()));
        var vard = bygge.Build();
        await vard.StartAsync();
        return new Provsilo(vard, varningar);
    }

    public async ValueTask DisposeAsync()
    {
        await _vard.StopAsync();
        _vard.Dispose();
    }
}

/// <summary>What the product has warned of, Orleans' own words left out.</summary>
internal sealed class Varningar : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _alla = new();

    public IReadOnlyList<string> Alla => [.. _alla];

    public ILogger CreateLogger(string categoryName) => new Logg(categoryName.StartsWith("Lagescentral.", StringComparison.Ordinal) ? _alla : null);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logg(ConcurrentQueue<string>? alla) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => alla is not null && logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) alla!.Enqueue(formatter(state, exception));
        }
    }
}
