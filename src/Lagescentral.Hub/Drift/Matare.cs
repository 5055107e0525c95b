using System.Diagnostics;
using System.Diagnostics.Metrics;
using Lagescentral.Aktorer;
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
    private readonly TimeProvider _tid;

    /// <summary>The instruments.</summary>
    public Matare(TimeProvider tid)
    {
        _tid = tid;
        _handelser = _meter.CreateCounter<long>("lagescentral_handelser_totalt", description: "Kvitton per källa och utfall");
        _mottagning = _meter.CreateHistogram<double>("lagescentral_mottagning_sekunder", "s", "Tid från mottagen post till beständigt kvitto");
        _skarm = _meter.CreateHistogram<double>("lagescentral_skarm_sekunder", "s", "Tid från mottagen händelse till att ändringen lämnats till en anslutning");
    }

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

    /// <summary>True for an instrument of this hub.</summary>
    public bool Har(Instrument instrument) => ReferenceEquals(instrument?.Meter, _meter);

    /// <summary>Adds a value that is read when asked for.</summary>
    public void Lage(string namn, string beskrivning, Func<IEnumerable<Measurement<double>>> las) => _meter.CreateObservableGauge(namn, las, description: beskrivning);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
