using Lagescentral.Rivaler;

// <rival> --urls <address> [--mapp <folder>] [--postgres <connection string>]
var rival = args[0];
var bygge = WebApplication.CreateSlimBuilder(args[1..]);
bygge.Logging.SetMinimumLevel(LogLevel.Warning);
if (rival == "kestrel")
{
    // No rival: what it takes for a web server that does nothing to start.
    var bar = bygge.Build();
    bar.MapGet("/halsa/redo", () => "redo");
    await bar.RunAsync();
    return;
}

bygge.Services.AddSingleton(TimeProvider.System);
bygge.Services.AddSingleton<Lagesrum>();
bygge.Services.AddHostedService<Utskick>();
bygge.Services.AddSignalR().AddJsonProtocol(val => val.PayloadSerializerOptions = Format.Json);
bygge.Services.AddSingleton<ILager>(t => rival switch
{
    "ordbok" => new Minneslager(t.GetRequiredService<Lagesrum>()),
    "sqlite" => new SqliteLager(t.GetRequiredService<Lagesrum>(), bygge.Configuration["mapp"]!),
    "postgres" => new PostgresLager(t.GetRequiredService<Lagesrum>(), bygge.Configuration["postgres"]!, TimeProvider.System),
    _ => throw new InvalidOperationException($"Ingen rival heter {rival}: ordbok, sqlite, postgres eller kestrel."),
});

var app = bygge.Build();
app.MapGet("/halsa/redo", () => "redo");
app.MapIntag();
app.MapGet("/api/v1/stadsdelar/{id}/lagesbild", (string id, Lagesrum rum) => Results.Json(rum.Las(id), Format.Json));
app.MapGet("/api/v1/stad/lagesbild", (Lagesrum rum) => Results.Json(rum.Las(Lagesrum.Stad), Format.Json));
app.MapHub<LageHub>("/hub/lage");
await app.Services.GetRequiredService<ILager>().LaddaAsync(CancellationToken.None);
await app.RunAsync();
