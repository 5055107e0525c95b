using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>
/// A client of the live contract: buffers what comes before the answer, drops what it has, asks anew on a gap and on a
/// reconnect. It comes back by itself, however it was lost.
/// </summary>
internal sealed class Bildfoljare : IAsyncDisposable
{
    private readonly Websocketfabrik _fabrik;
    private readonly Dictionary<string, Kanal> _kanaler;
    private readonly CancellationTokenSource _slut = new();
    private readonly Lock _las = new();
    private readonly Task _loop;

    private Bildfoljare(Provhub hub, CookieContainer? kakor, int? mottagningsbuffert, IEnumerable<string> kanaler)
    {
        _fabrik = new Websocketfabrik(() => hub.Adress, kakor, mottagningsbuffert);
        _kanaler = kanaler.ToDictionary(k => k, k => new Kanal(new Foljdbild(k)));
        _loop = LoopAsync();
    }

    /// <summary>Changes that did not begin where the last one ended, on an unbroken connection.</summary>
    public ConcurrentQueue<string> Luckor { get; } = new();

    /// <summary>Answers to <c>Folj</c>, as (channel, true for changes rather than a picture, true when the client had a number).</summary>
    public ConcurrentQueue<(string Kanal, bool Andringar, bool Hade)> Svar { get; } = new();

    /// <summary>Changes as they came, with the channel.</summary>
    public ConcurrentQueue<JsonObject> Andringar { get; } = new();

    /// <summary>How many connections there have been.</summary>
    public int Anslutningar { get; private set; }

    /// <summary>A follower with a session's cookies, or none.</summary>
    public static Bildfoljare Starta(Provhub hub, CookieContainer? kakor, params IEnumerable<string> kanaler) => new(hub, kakor, null, kanaler);

    /// <summary>A follower with little room between the hub and its reading.</summary>
    public static Bildfoljare StartaTrang(Provhub hub, CookieContainer? kakor, params IEnumerable<string> kanaler) => new(hub, kakor, 4_096, kanaler);

    /// <summary>A connection on which a test speaks for itself.</summary>
    public static async Task<HubConnection> AnslutAsync(Provhub hub, CookieContainer? kakor = null)
    {
        var forbindelse = Bygg(new Websocketfabrik(() => hub.Adress, kakor));
        await forbindelse.StartAsync();
        return forbindelse;
    }

    /// <summary>Reads something of a channel's picture; it does not change meanwhile.</summary>
    public T Las<T>(string kanal, Func<Foljdbild, T> las)
    {
        lock (_las) return las(_kanaler[kanal].Bild);
    }

    /// <summary>Stops reading.</summary>
    public void Pausa() => _fabrik.Pausa();

    /// <summary>Reads on.</summary>
    public void Fortsatt() => _fabrik.Fortsatt();

    /// <summary>Waits until the channel has a picture.</summary>
    public Task BildAsync(string kanal) => Provhub.TillsAsync(() => Task.FromResult(Las(kanal, b => b.Bild is not null)), $"få en bild av {kanal}");

    /// <summary>Cuts the connection.</summary>
    public void Klipp() => _fabrik.Klipp();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _slut.CancelAsync();
        // One that has stopped reading would wait for itself.
        Fortsatt();
        await _loop;
        _slut.Dispose();
    }

    private static HubConnection Bygg(Websocketfabrik fabrik)
    {
        var bygge = new HubConnectionBuilder();
        bygge.Services.AddSingleton<IConnectionFactory>(fabrik);
        bygge.Services.AddSingleton<EndPoint>(new DnsEndPoint("127.0.0.1", 1));
        bygge.AddJsonProtocol();
        return bygge.Build();
    }

    private async Task LoopAsync()
    {
        while (!_slut.IsCancellationRequested)
        {
            try
            {
                await ForbindelseAsync();
            }
            catch (Exception fel) when (fel is HttpRequestException or IOException or System.Net.WebSockets.WebSocketException or HubException
                or InvalidOperationException or OperationCanceledException or System.Net.Sockets.SocketException or TimeoutException)
            {
                // Lost, or the hub is not up: try again.
            }

            if (!_slut.IsCancellationRequested) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private async Task ForbindelseAsync()
    {
        await using var forbindelse = Bygg(_fabrik);
        var borta = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var avbrott = _slut.Token.Register(() => borta.TrySetResult());
        forbindelse.Closed += _ =>
        {
            borta.TrySetResult();
            return Task.CompletedTask;
        };
        forbindelse.On<JsonObject>("Andring", andring => Ta(forbindelse, andring));
        foreach (var kanal in _kanaler.Values) kanal.Borja();
        await forbindelse.StartAsync(_slut.Token);
        Anslutningar++;
        foreach (var kanal in _kanaler.Values) await FoljAsync(forbindelse, kanal);
        await borta.Task;
    }

    private void Ta(HubConnection forbindelse, JsonObject andring)
    {
        Andringar.Enqueue(andring);
        var lucka = false;
        lock (_las)
        {
            var kanal = _kanaler[(string)andring["kanal"]!];
            if (kanal.Vantar)
            {
                kanal.Buffert.Enqueue(andring);
                return;
            }

            if (kanal.Bild.Ta(andring) == Intag.Lucka)
            {
                Luckor.Enqueue($"{kanal.Bild.Kanal}: {andring["fran"]}–{andring["till"]} på {kanal.Bild.Seq}");
                kanal.Vantar = lucka = true;
                kanal.Buffert.Enqueue(andring);
            }
        }

        if (lucka) _ = FoljAsync(forbindelse, _kanaler[(string)andring["kanal"]!]);
    }

    private async Task FoljAsync(HubConnection forbindelse, Kanal kanal)
    {
        try
        {
            var klar = false;
            while (!klar)
            {
                var (seq, epok) = Las(kanal.Bild.Kanal, b => (b.Seq, b.Epok));
                var svar = (await forbindelse.InvokeAsync<JsonObject>("Folj", kanal.Bild.Kanal, seq, epok, _slut.Token))!;
                lock (_las) klar = Svara(kanal, svar, hade: seq is not null);
            }
        }
        catch (Exception fel) when (fel is HubException or InvalidOperationException or OperationCanceledException or IOException)
        {
            // The connection is gone; the next one asks.
        }
    }

    private bool Svara(Kanal kanal, JsonObject svar, bool hade)
    {
        Svar.Enqueue((kanal.Bild.Kanal, svar["andringar"] is not null, hade));
        if (svar["bild"] is not null) kanal.Bild.SattBild(svar);
        foreach (var andring in svar["andringar"]?.AsArray() ?? [])
            if (kanal.Bild.Ta(andring!.AsObject()) == Intag.Lucka) kanal.Bild.Glom();
        while (kanal.Buffert.TryDequeue(out var andring))
            if (kanal.Bild.Ta(andring) == Intag.Lucka) return false;
        kanal.Vantar = false;
        return kanal.Bild.Bild is not null;
    }

    private sealed class Kanal(Foljdbild bild)
    {
        public Foljdbild Bild => bild;

        public bool Vantar { get; set; } = true;

        public Queue<JsonObject> Buffert { get; } = [];

        public void Borja()
        {
            Vantar = true;
            Buffert.Clear();
        }
    }
}
