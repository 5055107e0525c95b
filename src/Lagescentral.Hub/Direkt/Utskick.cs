using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Drift;
using Lagescentral.Hub.Manniskor;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Direkt;

/// <summary>
/// Keeps who follows what, per channel and class, and hands every change to each of them. Not SignalR groups: a group
/// send waits for, or queues on, its slowest member.
/// </summary>
public sealed class Utskick(IOptions<Utskicksinstallningar> val, TimeProvider tid, Matare matare) : IUtskick
{
    private readonly ConcurrentDictionary<(string Kanal, Lasarklass Lasare), Foljarskara> _skaror = [];
    private readonly ConcurrentDictionary<string, Anslutning> _anslutningar = [];

    /// <summary>Number of connections.</summary>
    public int Antal => _anslutningar.Count;

    /// <summary>Bytes that wait for slow connections; each connection counted, though they share them.</summary>
    public long Vantar => _anslutningar.Values.Sum(a => a.Vantar);

    /// <inheritdoc/>
    public bool Foljs(string kanal, Lasarklass lasare) => _skaror.TryGetValue((kanal, lasare), out var skara) && !skara.Foljare.IsEmpty;

    /// <inheritdoc/>
    public void Publicera(Lasarklass lasare, Andring andring)
    {
        ArgumentNullException.ThrowIfNull(andring);
        if (!_skaror.TryGetValue((andring.Kanal, lasare), out var skara) || skara.Foljare.IsEmpty) return;
        var utgaende = new Utgaende(andring);
        foreach (var anslutning in skara.Foljare) anslutning.Ta(andring.Kanal, utgaende);
    }

    internal void Anslut(HubConnectionContext koppling, Lasare lasare) =>
        _anslutningar[koppling.ConnectionId] = new Anslutning(koppling, lasare.Vem, lasare.Klass.Delad(), val.Value, tid, matare);

    internal void Franslut(string id)
    {
        if (!_anslutningar.TryRemove(id, out var anslutning)) return;
        foreach (var kanal in anslutning.Kanaler) Lamna(anslutning, kanal);
    }

    /// <summary>Closes a person's connections: who has signed out, or lost a right, no longer follows with it.</summary>
    public void Stang(string vem)
    {
        foreach (var anslutning in _anslutningar.Values)
            if (anslutning.Vem == vem) anslutning.Stang();
    }

    /// <summary>Who has a connection open now, of those signed in.</summary>
    public IReadOnlySet<string> Anslutna => _anslutningar.Values.Select(a => a.Vem).OfType<string>().ToHashSet();

    /// <summary>Class of the shared pictures that the connection gets.</summary>
    internal Lasarklass Lasare(string id) => _anslutningar.TryGetValue(id, out var anslutning) ? anslutning.Lasare : Lasarklass.Oppen;

    /// <summary>Joins a channel: every change from now on reaches the connection.</summary>
    internal void Folj(string id, string kanal)
    {
        if (!_anslutningar.TryGetValue(id, out var anslutning) || !anslutning.Folj(kanal)) return;
        _skaror.GetOrAdd((kanal, anslutning.Lasare), _ => new Foljarskara()).Lagg(anslutning);
    }

    internal void SlutaFolja(string id, string kanal)
    {
        if (_anslutningar.TryGetValue(id, out var anslutning)) Lamna(anslutning, kanal);
    }

    private void Lamna(Anslutning anslutning, string kanal)
    {
        if (anslutning.SlutaFolja(kanal) && _skaror.TryGetValue((kanal, anslutning.Lasare), out var skara)) skara.TaBort(anslutning);
    }

    private sealed class Foljarskara
    {
        private ImmutableArray<Anslutning> _foljare = [];

        public ImmutableArray<Anslutning> Foljare => _foljare;

        public void Lagg(Anslutning anslutning) => ImmutableInterlocked.Update(ref _foljare, alla => alla.Add(anslutning));

        public void TaBort(Anslutning anslutning) => ImmutableInterlocked.Update(ref _foljare, alla => alla.Remove(anslutning));
    }
}
