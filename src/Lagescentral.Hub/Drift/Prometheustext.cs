using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Lagescentral.Hub.Drift;

/// <summary>Listens to the hub's meter and writes it as Prometheus text (exposition format 0.0.4).</summary>
/// <remarks>
/// What each value is stands in its HELP line. Beside the contract's own (<c>_handelser_totalt</c>, <c>_mottagning_sekunder</c>,
/// <c>_skarm_sekunder</c>, <c>_klienter</c>, <c>_kalla_alder_sekunder</c>), all beginning with <c>lagescentral</c>:
/// <code>
/// _kalla_lage{kalla,lage}              1 for the state a source is in; sources that are expected or have been heard
/// _karantan{kalla}                     items that wait
/// _svar_totalt{del,utfall}             answers: intag or api; ok, nekad (401, 403), felaktig (other 4xx), upptagen (429, 503), fel (other 5xx)
/// _aviseringar_totalt{kanal,resultat}  attempts to notify: webbpush, epost, webhook; skickad, misslyckad (tried again), uppgiven, utebliven
/// _aviseringar_pagar                   orders under way, or waiting for another attempt
/// _klienter_stangda_totalt             connections closed because a send hung
/// _klienter_ny_bild_totalt             times that a connection fell so far behind that it had to begin again
/// _klienter_efter_byte                 bytes that wait for slow connections
/// _redo, _journal_skrivbar             1 or 0
/// _disk_ledigt_byte, _disk_storlek_byte  where the journal lies; absent when the disk cannot be asked
/// _minne_byte, _minne_hanterat_byte    resident, and held by the program itself
/// _start_sekunder, _klocka_sekunder    seconds since 1970, by the hub's clock
/// </code>
/// </remarks>
public sealed class Prometheustext : IDisposable
{
    private static readonly double[] Granser = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly MeterListener _lyssnare = new();
    private readonly ConcurrentDictionary<Instrument, Serier> _instrument = [];

    /// <summary>Begins to listen to this hub's own meter, not to one of the same name beside it.</summary>
    public Prometheustext(Matare matare)
    {
        ArgumentNullException.ThrowIfNull(matare);
        _lyssnare.InstrumentPublished = (instrument, lyssnare) =>
        {
            if (matare.Har(instrument)) lyssnare.EnableMeasurementEvents(instrument, _instrument.GetOrAdd(instrument, i => new Serier(i)));
        };
        _lyssnare.SetMeasurementEventCallback<double>((_, varde, etiketter, serier) => ((Serier)serier!).Ta(varde, etiketter));
        _lyssnare.SetMeasurementEventCallback<long>((_, varde, etiketter, serier) => ((Serier)serier!).Ta(varde, etiketter));
        _lyssnare.Start();
    }

    /// <summary>Everything as text.</summary>
    public string Skriv()
    {
        foreach (var serier in _instrument.Values) serier.Borja();
        _lyssnare.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var serier in _instrument.Values.OrderBy(s => s.Namn, StringComparer.Ordinal)) serier.Skriv(text);
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _lyssnare.Dispose();

    private sealed class Serier(Instrument instrument)
    {
        private readonly bool _histogram = instrument is Histogram<double>;
        private readonly bool _lage = instrument.IsObservable;
        private readonly ConcurrentDictionary<string, Serie> _serier = [];

        public string Namn => instrument.Name;

        public void Borja()
        {
            if (_lage) _serier.Clear();
        }

        public void Ta(double varde, ReadOnlySpan<KeyValuePair<string, object?>> etiketter)
        {
            var namn = Etiketter(etiketter);
            _serier.GetOrAdd(namn, _ => new Serie(_histogram)).Ta(varde, _lage);
        }

        public void Skriv(StringBuilder text)
        {
            text.Append("# HELP ").Append(Namn).Append(' ').Append(instrument.Description).Append('\n');
            text.Append("# TYPE ").Append(Namn).Append(_histogram ? " histogram" : _lage ? " gauge" : " counter").Append('\n');
            foreach (var (etiketter, serie) in _serier.OrderBy(par => par.Key, StringComparer.Ordinal)) serie.Skriv(text, Namn, etiketter);
        }

        private static string Etiketter(ReadOnlySpan<KeyValuePair<string, object?>> etiketter)
        {
            if (etiketter.IsEmpty) return "";
            var text = new StringBuilder();
            foreach (var (namn, varde) in etiketter)
                text.Append(text.Length == 0 ? "" : ",").Append(namn).Append("=\"").Append(varde).Append('"');
            return text.ToString();
        }
    }

    private sealed class Serie(bool histogram)
    {
        private readonly Lock _las = new();
        private readonly long[] _fack = histogram ? new long[Granser.Length] : [];
        private double _summa;
        private long _antal;

        public void Ta(double varde, bool lage)
        {
            lock (_las)
            {
                _summa = lage ? varde : _summa + varde;
                _antal++;
                for (var i = 0; i < _fack.Length; i++)
                    if (varde <= Granser[i]) _fack[i]++;
            }
        }

        public void Skriv(StringBuilder text, string namn, string etiketter)
        {
            lock (_las)
            {
                if (_fack.Length == 0)
                {
                    Rad(text, namn, etiketter, _summa);
                    return;
                }

                var skilje = etiketter.Length == 0 ? "" : ",";
                for (var i = 0; i < _fack.Length; i++)
                    Rad(text, namn + "_bucket", $"{etiketter}{skilje}le=\"{Granser[i].ToString(CultureInfo.InvariantCulture)}\"", _fack[i]);
                Rad(text, namn + "_bucket", $"{etiketter}{skilje}le=\"+Inf\"", _antal);
                Rad(text, namn + "_sum", etiketter, _summa);
                Rad(text, namn + "_count", etiketter, _antal);
            }
        }

        private static void Rad(StringBuilder text, string namn, string etiketter, double varde)
        {
            text.Append(namn);
            if (etiketter.Length > 0) text.Append('{').Append(etiketter).Append('}');
            text.Append(' ').Append(varde.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
