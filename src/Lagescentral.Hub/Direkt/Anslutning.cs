using Lagescentral.Aktorer;
using Lagescentral.Domain.Sekretess;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Lagescentral.Hub.Direkt;

/// <summary>A change with its SignalR message, serialised once for all who get it.</summary>
internal sealed class Utgaende(Andring andring)
{
    public Andring Andring { get; } = andring;

    public SerializedHubMessage Meddelande { get; } = new(new InvocationMessage("Andring", [new RaJson(andring.Json)]));
}

/// <summary>
/// One connection: at most one send in flight, and per channel what waits behind it. What waits is shared with every
/// other connection, so a slow one costs only references; when it falls too far behind it is told to take a new picture.
/// </summary>
/// <remarks>
/// States: idle → (a change comes) sending → (it is through, more waits) sending → (nothing waits) idle;
/// sending → (it hangs) closed. Side effects follow the change of state, outside the lock.
/// </remarks>
internal sealed class Anslutning(
    HubConnectionContext koppling, string? vem, Lasarklass lasare, Utskicksinstallningar val, TimeProvider tid, Action<Andring> skickad)
{
    private readonly Lock _las = new();
    private readonly Dictionary<string, Kanalko> _kanaler = [];
    private readonly Queue<Kanalko> _vantar = [];
    private bool _sander;

    public string Id => koppling.ConnectionId;

    public string? Vem => vem;

    public Lasarklass Lasare => lasare;

    public IReadOnlyList<string> Kanaler
    {
        get
        {
            lock (_las) return [.. _kanaler.Keys];
        }
    }

    public bool Folj(string kanal)
    {
        lock (_las) return _kanaler.TryAdd(kanal, new Kanalko());
    }

    public bool SlutaFolja(string kanal)
    {
        lock (_las) return _kanaler.Remove(kanal);
    }

    public void Stang() => koppling.Abort();

    /// <summary>Takes a change; never waits.</summary>
    public void Ta(string kanal, Utgaende utgaende)
    {
        lock (_las)
        {
            if (!_kanaler.TryGetValue(kanal, out var ko)) return;
            var nu = tid.GetTimestamp();
            if (ko.Rader.Count == 0)
            {
                ko.Sedan = nu;
                _vantar.Enqueue(ko);
            }

            ko.Rader.Enqueue(utgaende);
            ko.Byte += utgaende.Andring.Json.Length;
            if (_sander && (ko.Byte > val.EfterByte || tid.GetElapsedTime(ko.Sedan, nu) > TimeSpan.FromMilliseconds(val.EfterMs))) ko.TaNyBild();
            if (_sander) return;
            _sander = true;
        }

        _ = SandAsync();
    }

    private async Task SandAsync()
    {
        try
        {
            while (Nasta() is { } utgaende)
            {
                var skrivning = koppling.WriteAsync(utgaende.Meddelande);
                if (!skrivning.IsCompletedSuccessfully)
                    await skrivning.AsTask().WaitAsync(TimeSpan.FromMilliseconds(val.StangMs), tid);
                skickad(utgaende.Andring);
            }
        }
        catch (Exception fel) when (fel is TimeoutException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // A connection that cannot take a message is no longer a follower; it comes back and asks for what it missed.
            koppling.Abort();
        }
    }

    private Utgaende? Nasta()
    {
        lock (_las)
        {
            while (_vantar.TryPeek(out var ko))
            {
                if (ko.Rader.TryDequeue(out var utgaende))
                {
                    ko.Byte -= utgaende.Andring.Json.Length;
                    if (ko.Rader.Count == 0) _vantar.Dequeue();
                    else ko.Sedan = tid.GetTimestamp();
                    return utgaende;
                }

                _vantar.Dequeue();
            }

            _sander = false;
            return null;
        }
    }

    private sealed class Kanalko
    {
        public Queue<Utgaende> Rader { get; } = [];

        public long Byte { get; set; }

        public long Sedan { get; set; }

        /// <summary>Lets go of all that waits, and leaves one empty change that starts where the reader is not: it then asks anew.</summary>
        public void TaNyBild()
        {
            var sista = Rader.Last().Andring;
            var bytes = System.Text.Encoding.UTF8.GetBytes(
                $$"""{"kanal":"{{sista.Kanal}}","epok":"{{sista.Epok}}","fran":{{sista.Till}},"till":{{sista.Till}},"per":{{System.Text.Json.JsonSerializer.Serialize(sista.Per)}},"andring":{},"nyBild":true}""");
            Rader.Clear();
            Rader.Enqueue(new Utgaende(sista with { Fran = sista.Till, Json = bytes }));
            Byte = bytes.Length;
        }
    }
}
