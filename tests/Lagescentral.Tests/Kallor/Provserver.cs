using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Tests.Kallor;

/// <summary>A web server on a free loopback port that answers every request as the test says.</summary>
internal sealed class Provserver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Provserver(WebApplication app) => this.app = app;

    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Fragor { get; } = new();

    public Uri Url => new(app.Urls.Single() + "/api/events");

    public static async Task<Provserver> StartAsync(Func<HttpContext, Task> svara)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var webb = builder.Build();
        webb.Urls.Add("http://127.0.0.1:0");
        var server = new Provserver(webb);
        webb.Run(async context =>
        {
            server.Fragor.Enqueue(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()));
            await svara(context);
        });
        await webb.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
