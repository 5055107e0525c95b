using Lagescentral.Aktorer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Drift;
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
    HubConnectionContext koppling, string? vem, Lasarklass lasare, Utskicksinstallningar val, TimeProvider tid, Matare matare)
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

    /// <summary>Bytes that wait to be sent.</summary>
    public long Vantar
    {
        get
        {
            lock (_las) return _kanaler.Values.Sum(ko => ko.Byte);
        }
    }

    public bool Folj(string kanal)
    {
        lock (_las) return _kanaler.TryAdd(kanal, new Kanalko());
    }

    /// <summary>Closes at once. SignalR's own abort waits for the send in flight to be able to say goodbye, and that send
    /// may be the very one that hangs; ending the request takes the socket from under it.</summary>
    public void Stang()
    {
        koppling.Abort();
        koppling.GetHttpContext()?.Abort();
    }

    public bool SlutaFolja(string kanal)
    {
        lock (_las)
        {
            if (!_kanaler.Remove(kanal, out var ko)) return false;
            ko.Tom();
            return true;
        }
    }

    /// <summary>Takes a change; never waits.</summary>
    public void Ta(string kanal, Utgaende utgaende)
    {
        bool nyBild = false, borja = false;
        lock (_las)
        {
            if (!_kanaler.TryGetValue(kanal, out var ko)) return;
            var nu = tid.GetTimestamp();
            if (ko.ArTom) _vantar.Enqueue(ko);
            ko.Lagg(utgaende, nu);
            if (_sander) nyBild = (ko.Byte > val.EfterByte || tid.GetElapsedTime(ko.Aldst, nu) > TimeSpan.FromMilliseconds(val.EfterMs)) && ko.TaNyBild(nu);
            else _sander = borja = true;
        }

        if (nyBild) matare.NyBild();
        if (borja) _ = SandAsync();
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
                matare.Skickad(utgaende.Andring);
            }
        }
        catch (Exception fel) when (fel is TimeoutException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // A connection that cannot take a message is no longer a follower; it comes back and asks for what it missed.
            // One that has hung up by itself is not counted.
            if (fel is TimeoutException) matare.Stangd();
            Stang();
        }
    }

    /// <summary>The channels take turns, so that a busy one does not keep the others waiting.</summary>
    private Utgaende? Nasta()
    {
        lock (_las)
        {
            while (_vantar.TryDequeue(out var ko))
            {
                if (ko.Ta() is not { } utgaende) continue;
                if (!ko.ArTom) _vantar.Enqueue(ko);
                return utgaende;
            }

            _sander = false;
            return null;
        }
    }

    /// <summary>What waits in one channel.</summary>
    private sealed class Kanalko
    {
        private readonly Queue<(Utgaende Utgaende, long Tid)> _rader = [];

        public bool ArTom => _rader.Count == 0;

        public long Byte { get; private set; }

        /// <summary>Timestamp of the one that has waited longest.</summary>
        public long Aldst => _rader.Peek().Tid;

        public void Lagg(Utgaende utgaende, long nu)
        {
            _rader.Enqueue((utgaende, nu));
            Byte += utgaende.Andring.Json.Length;
        }

        public Utgaende? Ta()
        {
            if (!_rader.TryDequeue(out var rad)) return null;
            Byte -= rad.Utgaende.Andring.Json.Length;
            return rad.Utgaende;
        }

        public void Tom()
        {
            _rader.Clear();
            Byte = 0;
        }

        /// <summary>Lets go of all that waits, and leaves one empty change that starts where the reader is not: it then asks
        /// anew. Minute boundaries alone are kept: they change no number, so there would be no gap to see.</summary>
        /// <returns>True when it let go of anything.</returns>
        public bool TaNyBild(long nu)
        {
            var sista = _rader.Last().Utgaende.Andring;
            if (_rader.Peek().Utgaende.Andring.Fran == sista.Till) return false;
            Tom();
            Lagg(new Utgaende(sista.NyBild()), nu);
            return true;
        }
    }
}
