using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;

namespace Lagescentral.Rivaler;

/// <summary>Answers a follower with the picture; all that happens after goes to its group.</summary>
internal sealed class LageHub(Lagesrum rum) : Hub
{
    public async Task<Svar> Folj(string kanal, long? sedan, string? epok)
    {
        // A rival keeps no history: who was away gets the picture as it is now, whatever it has.
        _ = (sedan, epok);
        await Groups.AddToGroupAsync(Context.ConnectionId, kanal);
        var bild = rum.Las(kanal.Split(':')[^1]);
        return new Svar(kanal, "1", bild.Seq, bild);
    }
}

internal sealed record Svar(string Kanal, string Epok, long Seq, Bild Bild);

internal sealed record Satta(IReadOnlyList<Handelse> Satt);

internal sealed record Innehall(IReadOnlyDictionary<string, Fonstervy> Fonster, Satta Senaste);

internal sealed record Andring(
    string Kanal, string Epok, long Fran, long Till, DateTimeOffset Per, [property: JsonPropertyName("andring")] Innehall Innehall);

/// <summary>Sends changes out, one sender for all: what has come meanwhile goes together.</summary>
internal sealed class Utskick(Lagesrum rum, IHubContext<LageHub> hub, TimeProvider tid) : BackgroundService
{
    private const int Mest = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minut = new PeriodicTimer(TimeSpan.FromSeconds(1), tid);
        var tick = minut.WaitForNextTickAsync(stoppingToken).AsTask();
        var lasbar = rum.Andringar.WaitToReadAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(tick, lasbar);
            if (tick.IsCompleted)
            {
                foreach (var omrade in rum.Ga()) await SandAsync(omrade, null, []);
                tick = minut.WaitForNextTickAsync(stoppingToken).AsTask();
            }

            if (!lasbar.IsCompleted) continue;
            var vantande = new Dictionary<string, List<Andrad>>();
            for (var antal = 0; antal < Mest && rum.Andringar.TryRead(out var andrad); antal++)
            {
                if (!vantande.TryGetValue(andrad.Omrade, out var lista)) vantande[andrad.Omrade] = lista = [];
                lista.Add(andrad);
            }

            foreach (var (omrade, andrade) in vantande) await SandAsync(omrade, (andrade[0].Seq - 1, andrade[^1].Seq), [.. andrade.Select(a => a.Handelse)]);
            lasbar = rum.Andringar.WaitToReadAsync(stoppingToken).AsTask();
        }
    }

    private Task SandAsync(string omrade, (long Fran, long Till)? nummer, List<Handelse> handelser)
    {
        var (seq, per, fonster) = rum.Fonster(omrade);
        var (fran, till) = nummer ?? (seq, seq);
        var kanal = omrade == Lagesrum.Stad ? Lagesrum.Stad : "stadsdel:" + omrade;
        return hub.Clients.Group(kanal).SendAsync("Andring", new Andring(kanal, "1", fran, till, per, new Innehall(fonster, new Satta(handelser))));
    }
}
