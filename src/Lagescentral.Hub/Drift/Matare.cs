using System.Diagnostics;
using System.Diagnostics.Metrics;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Hub.Drift;

/// <summary>The hub's instruments. Labels are sources and outcomes only: never anything that a source wrote.</summary>
public sealed class Matare : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Namn = "Lagescentral";

    private readonly Meter _meter = new(Namn);
    private readonly Counter<long> _handelser;
    private readonly Histogram<double> _mottagning;
    private readonly Histogram<double> _skarm;
    private readonly Counter<long> _svar;
    private readonly Counter<long> _stangda;
    private readonly Counter<long> _nyBild;
    private readonly Counter<long> _aviseringar;
    private readonly TimeProvider _tid;

    /// <summary>The instruments.</summary>
    public Matare(TimeProvider tid)
    {
        _tid = tid;
        _handelser = _meter.CreateCounter<long>("lagescentral_handelser_totalt", description: "Kvitton per källa och utfall");
        _mottagning = _meter.CreateHistogram<double>("lagescentral_mottagning_sekunder", "s", "Tid från mottagen post till beständigt kvitto");
        _skarm = _meter.CreateHistogram<double>("lagescentral_skarm_sekunder", "s", "Tid från mottagen händelse till att ändringen lämnats till en anslutning");
        _svar = _meter.CreateCounter<long>("lagescentral_svar_totalt", description: "Svar per del (intag, api) och utfall (ok, nekad, felaktig, upptagen, fel)");
        _stangda = _meter.CreateCounter<long>("lagescentral_klienter_stangda_totalt", description: "Anslutningar som stängts för att de inte tog emot");
        _nyBild = _meter.CreateCounter<long>("lagescentral_klienter_ny_bild_totalt", description: "Gånger som en anslutning hamnat så långt efter att den fått börja om");
        _aviseringar = _meter.CreateCounter<long>("lagescentral_aviseringar_totalt", description: "Försök att avisera per kanal och resultat");
    }

    /// <summary>Counts what became of an attempt to notify.</summary>
    public void Avisering(Avikanal? kanal, Aviresultat resultat) => _aviseringar.Add(
        1, new KeyValuePair<string, object?>("kanal", kanal?.ToString().ToLowerInvariant() ?? "ingen"), new KeyValuePair<string, object?>("resultat", resultat.ToString().ToLowerInvariant()));

    /// <summary>Counts receipts.</summary>
    public void Handelser(string kalla, Utfall utfall, int antal) =>
        _handelser.Add(antal, new KeyValuePair<string, object?>("kalla", kalla), new KeyValuePair<string, object?>("utfall", utfall.ToString().ToLowerInvariant()));

    /// <summary>Times an intake that began at <paramref name="start"/> (a <see cref="Stopwatch"/> timestamp).</summary>
    public void Mottagen(long start) => _mottagning.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);

    /// <summary>Times a change that has been handed to a connection.</summary>
    public void Skickad(Andring andring)
    {
        ArgumentNullException.ThrowIfNull(andring);
        if (andring.AldstMottagen is { } mottagen) _skarm.Record(Math.Max(0, (_tid.GetUtcNow() - mottagen).TotalSeconds));
    }

    /// <summary>Counts an answer of the API.</summary>
    /// <param name="intag">True for the machine intake.</param>
    /// <param name="status">HTTP status.</param>
    public void Svar(bool intag, int status) => _svar.Add(1, Etiketter(intag, status switch
    {
        < 400 => "ok",
        401 or 403 => "nekad",
        429 or 503 => "upptagen",
        < 500 => "felaktig",
        _ => "fel",
    }));

    /// <summary>Counts a connection that was closed because it did not take what was sent.</summary>
    public void Stangd() => _stangda.Add(1);

    /// <summary>Counts a connection that was told to take a new picture.</summary>
    public void NyBild() => _nyBild.Add(1);

    /// <summary>Begins the counters that alerts watch at zero: the first step from nothing at all is seen by no rate.</summary>
    public void Borja()
    {
        _stangda.Add(0);
        _nyBild.Add(0);
        foreach (var kanal in Enum.GetValues<Avikanal>())
            foreach (var resultat in Enum.GetValues<Aviresultat>()) _aviseringar.Add(0, new("kanal", kanal.ToString().ToLowerInvariant()), new("resultat", resultat.ToString().ToLowerInvariant()));
        foreach (var intag in (ReadOnlySpan<bool>)[true, false])
            foreach (var utfall in (ReadOnlySpan<string>)["ok", "nekad", "felaktig", "upptagen", "fel"]) _svar.Add(0, Etiketter(intag, utfall));
    }

    /// <summary>True for an instrument of this hub.</summary>
    public bool Har(Instrument instrument) => ReferenceEquals(instrument?.Meter, _meter);

    /// <summary>Adds a value that is read when asked for.</summary>
    public void Lage(string namn, string beskrivning, Func<IEnumerable<Measurement<double>>> las) => _meter.CreateObservableGauge(namn, las, description: beskrivning);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?>[] Etiketter(bool intag, string utfall) => [new("del", intag ? "intag" : "api"), new("utfall", utfall)];
}
