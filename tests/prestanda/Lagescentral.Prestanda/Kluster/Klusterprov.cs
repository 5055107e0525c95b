using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Lagescentral.Prestanda.Krasch;
using Lagescentral.Prestanda.Matt;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>How a drill went.</summary>
/// <param name="Namn">Drill.</param>
/// <param name="Tider">Times by name, seconds; the first is that to full service.</param>
internal sealed record Ovningssvar(string Namn, IReadOnlyList<(string Namn, double Sekunder)> Tider);

/// <summary>
/// Runs the drills one after another on one cluster under load. After each: what has been acknowledged is there once and unaltered,
/// every picture on every node and with every follower is what it must be, and no node has logged an error that is not of the drill.
/// </summary>
internal sealed class Klusterprov : IAsyncDisposable
{
    private const int VisasHogst = 30;

    // Who may tell of errors while something is amiss.
    private static readonly string[] Berors = ["Orleans.", "Lagescentral.Journal.Postgres.", "Lagescentral.Journal.Blobbar."];

    // Who tells that a node ends itself.
    private const string Slutord = "Lagescentral.Silo.Noder.Nodslut";
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly JsonSerializerOptions Svarsform = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Ikapptid = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Svarstid = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<string> _avvikelser = new();
    private readonly List<Klusterfoljare> _foljare = [];
    private readonly List<(long Fran, long Till)> _storningar = [];
    private readonly Dictionary<Klusternod, int> _lasta = [];
    private readonly Bok _bok;
    private Belastning? _last;
    private Fulldrift? _drift;
    private IReadOnlyList<string> _stadsdelar = [];
    private Dictionary<Klusternod, TimeSpan> _arbete = [];
    private readonly HashSet<Klusternod> _slutade = [];
    private int _visade;

    private Klusterprov(Klusterval val, Nodkluster kluster)
    {
        (Val, Kluster) = (val, kluster);
        _bok = new Bok(_avvikelser);
    }

    public Klusterval Val { get; }

    public Nodkluster Kluster { get; }

    public IReadOnlyList<Klusterfoljare> Foljare => _foljare;

    /// <summary>Where a picture is read.</summary>
    public static string Vag(string? stadsdel) => stadsdel is null ? "/api/v1/stad/lagesbild" : $"/api/v1/stadsdelar/{stadsdel}/lagesbild";

    /// <summary>Where it is followed.</summary>
    public static string Kanal(string? stadsdel) => stadsdel is null ? "stad" : "stadsdel:" + stadsdel;

    public static async Task<int> KorAsync(Klusterval val)
    {
        await using var prov = new Klusterprov(val, await Nodkluster.SkapaAsync(val.Lager));
        return await prov.KorAsync();
    }

    /// <summary>Says that something is not as it must be.</summary>
    public void Avvik(string avvikelse) => _avvikelser.Enqueue(avvikelse);

    /// <summary>Waits for full service; what nodes log as errors from <paramref name="start"/> until then is of the drill.</summary>
    public async Task<Driftstid> FullDriftAsync(long start, IEnumerable<Klusternod> noder, IEnumerable<Klusterfoljare>? foljare = null)
    {
        var tid = await _drift!.VantaAsync(start, [.. noder], [.. foljare ?? _foljare]);
        _storningar.Add((start, TimeProvider.System.GetTimestamp()));
        return tid;
    }

    /// <summary>The node that has worked most under the load, of those that others have had time to leave something to: that is where most
    /// of what is owned lives.</summary>
    public Klusternod MestBelastad() => Kluster.Noder.Where(nod => nod != Kluster.Alla[^1]).MaxBy(nod => Processmatt.Cpu(nod.Pid) - _arbete[nod])!;

    /// <summary>Sends an event in every district from every source, first to one node that may be long in answering.</summary>
    public Task SandTillAsync(Klusternod nod, TimeSpan svarstid) =>
        Task.WhenAll(Utsagor.Kallor.Select(kalla => _drift!.SandAsync([nod, .. Kluster.Noder.Where(annan => annan != nod)], kalla, svarstid)));

    /// <summary>A node is to find that it has been given up, and to say so.</summary>
    public void Uppgiven(Klusternod nod) => _slutade.Add(nod);

    /// <summary>Starts one more node, or one in another's place, with its followers.</summary>
    public Klusternod Starta(string? dll = null, Klusternod? istallet = null)
    {
        var nod = Kluster.Starta(dll ?? Klusterval.Program, istallet);
        foreach (var foljare in _foljare.Where(f => istallet is not null && f.Hem == istallet)) foljare.Hem = nod;
        if (istallet is null) Folj(nod);
        return nod;
    }

    /// <summary>A node's followers leave with it.</summary>
    public async Task GlomAsync(Klusternod nod)
    {
        Kluster.Glom(nod);
        foreach (var foljare in _foljare.Where(f => f.Hem == nod).ToList())
        {
            await foljare.DisposeAsync();
            _foljare.Remove(foljare);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var foljare in _foljare) await foljare.DisposeAsync();
        await Kluster.DisposeAsync();
        if (_avvikelser.IsEmpty) Directory.Delete(Kluster.Mapp, recursive: true);
        else Console.WriteLine($"Mappen {Kluster.Mapp} är kvar.");
    }

    private async Task<int> KorAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        Console.WriteLine($"Klusterövningar: {string.Join(", ", Val.Bara)}, journalen i {Val.Lager}, frö {Val.Fro}");
        var svar = new List<Ovningssvar>();
        try
        {
            await InledAsync();
            foreach (var namn in Val.Bara) svar.Add(await OvaAsync(namn));
            await AvslutaAsync();
        }
        catch (Exception fel)
        {
            // What goes wrong here is as much a finding as anything; the nodes' folders tell why.
            Avvik("avbröts: " + (fel is TimeoutException ? fel.Message : fel.ToString()));
        }

        Visa();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_bok.Handelser.Count} händelser, {_bok.Kvitterade} kvitterade revisioner, {_bok.Dubletter} dubletter, {_bok.Avvisade} i karantän, {_last?.Avbrutna ?? 0} avbrutna sändningar, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F0} s"));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            fro = Val.Fro,
            lager = Val.Lager,
            ovningar = svar.Select(s => new { namn = s.Namn, tider = s.Tider.ToDictionary(t => t.Namn, t => Math.Round(t.Sekunder, 1)) }),
            handelser = _bok.Handelser.Count,
            kvitterade = _bok.Kvitterade,
            avvikelser = _avvikelser.Count,
        }, Svarsform));
        return _avvikelser.IsEmpty ? 0 : 1;
    }

    private async Task InledAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        // One after another: several that start at once on a small machine take each other for lost.
        for (var i = 0; i < Klusterval.Noder; i++) await Kluster.Starta(Klusterval.Program).RedoAsync();
        await Kluster.LoggaInAsync();
        using var http = Nodvaljare.Klient(Kluster.Noder[^1].Adress, Svarstid, Kluster.Kaka(Krets.Intern));
        _stadsdelar = [.. (await http.GetFromJsonAsync<List<Omrade>>("/api/v1/stadsdelar", Web))!.Select(s => s.Id)];
        var punkter = (await http.GetFromJsonAsync<List<Omrade>>("/api/v1/platser", Web))!.Select(p => (p.Lat, p.Lon)).ToList();
        var utsagor = new Utsagor(Val.Fro, _stadsdelar, punkter);
        _last = new Belastning(Kluster, utsagor, _bok, Val.Fro, _avvikelser);
        _drift = new Fulldrift(Kluster, utsagor, _stadsdelar, _bok, _avvikelser);
        foreach (var nod in Kluster.Noder) Folj(nod);
        var tid = await FullDriftAsync(start, Kluster.Noder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Kluster.Noder.Count} noder i full drift efter {tid.Foljare:F1} s"));
    }

    private void Folj(Klusternod nod)
    {
        List<string> alla = [.. _stadsdelar.Prepend<string?>(null).Select(Kanal)];
        foreach (var (krets, kanaler) in new[] { (Krets.Intern, alla), (Krets.Oppen, alla), (Krets.Vagg, [Kanal(null)]) })
            _foljare.Add(Klusterfoljare.Starta(nod, () => Kluster.Noder, krets, Kluster.Kaka(krets), kanaler));
    }

    private async Task<Ovningssvar> OvaAsync(string namn)
    {
        // Every follower at its own node, and nothing amiss, before anything is done.
        foreach (var foljare in _foljare) foljare.Hemat();
        var kvitterade = _bok.Kvitterade;
        var avbrutna = _last!.Avbrutna;
        var luckor = _foljare.Sum(f => f.Luckor);
        await FullDriftAsync(TimeProvider.System.GetTimestamp(), Kluster.Noder);
        _arbete = Kluster.Noder.ToDictionary(nod => nod, nod => Processmatt.Cpu(nod.Pid));
        _last.Starta();
        await Task.Delay(Val.Last, TimeProvider.System);
        var tider = await Ovningar.KorAsync(namn, this);
        await Task.Delay(Val.Last, TimeProvider.System);
        await _last.StoppaAsync();
        await ProvaAsync(namn);
        var svar = new Ovningssvar(namn, tider);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{namn,-8} {string.Join(", ", tider.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Namn} {t.Sekunder:F1} s")))}; {_bok.Kvitterade - kvitterade} kvitterade, {_last.Avbrutna - avbrutna} avbrutna sändningar, {Math.Max(0, _foljare.Sum(f => f.Luckor) - luckor)} luckor, {_avvikelser.Count} avvikelser"));
        Visa();
        return svar;
    }

    private async Task ProvaAsync(string namn)
    {
        var handelser = _bok.Handelser;
        await Task.WhenAll(Kluster.Noder.Select(async (nod, i) =>
        {
            using var http = Nodvaljare.Klient(nod.Adress, Svarstid, Kluster.Jour);
            var kontroll = new Handelsekontroll(http, _avvikelser);
            await kontroll.ProvaAsync([.. handelser.Where((_, nr) => nr % Kluster.Noder.Count == i)]);
            if (kontroll.Okvitterade > 0) Avvik($"{namn}: {kontroll.Okvitterade} revisioner som ingen har sagt");
        }));

        // What was told and lost is read within some seconds.
        var start = TimeProvider.System.GetTimestamp();
        List<string> fel;
        while ((fel = await BildfelAsync()).Count > 0 && TimeProvider.System.GetElapsedTime(start) < Ikapptid) await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        foreach (var ett in fel) Avvik($"{namn}: {ett}");
        foreach (var foljare in _foljare.Where(f => f.Utloggad)) Avvik($"{namn}: sessionen gällde inte för {foljare.Namn}");
        Loggar(namn);
    }

    private async Task<List<string>> BildfelAsync()
    {
        var fel = new List<string>();
        foreach (var krets in Enum.GetValues<Krets>())
        {
            var facit = new Facit(_bok, krets);
            foreach (var nod in Kluster.Noder)
            {
                using var http = Nodvaljare.Klient(nod.Adress, Svarstid, Kluster.Kaka(krets));
                foreach (var stadsdel in _stadsdelar.Prepend<string?>(null).Take(krets == Krets.Vagg ? 1 : int.MaxValue))
                {
                    var bild = (await http.GetFromJsonAsync<Lagesbild>(Vag(stadsdel), Web))!;
                    fel.AddRange(facit.Avvikelser(bild, stadsdel).Select(a => $"{nod.Namn}, {krets}, {Kanal(stadsdel)}: {a}"));
                }
            }

            foreach (var foljare in _foljare.Where(f => f.Krets == krets))
            {
                foreach (var (stadsdel, bild) in foljare.Bilder)
                {
                    if (bild is null) fel.Add($"{foljare.Namn} har ingen bild av {Kanal(stadsdel)}");
                    else fel.AddRange(facit.Avvikelser(bild, stadsdel).Select(a => $"{foljare.Namn} vid {foljare.Vid.Namn}, {Kanal(stadsdel)}: {a}"));
                }
            }
        }

        return fel;
    }

    // Orleans tells of every call that is lost with a node, and the journal of a database that is away; that is what the drills do to
    // them. Anything else is the product's.
    private void Loggar(string namn)
    {
        foreach (var nod in Kluster.Alla)
        {
            var alla = nod.Loggfel;
            foreach (var fel in alla.Skip(_lasta.GetValueOrDefault(nod)))
            {
                if (_slutade.Contains(nod) && fel.Kalla == Slutord) continue;
                if (Berors.Any(vem => fel.Kalla.StartsWith(vem, StringComparison.Ordinal)) && _storningar.Any(s => s.Fran <= fel.Tid && fel.Tid <= s.Till)) continue;
                Avvik($"{namn}, {nod.Namn}s logg: {fel.Kalla}: {fel.Ord}");
            }

            _lasta[nod] = alla.Count;
        }
    }

    private async Task AvslutaAsync()
    {
        foreach (var foljare in _foljare) await foljare.DisposeAsync();
        _foljare.Clear();
        foreach (var nod in Kluster.Noder.Where(nod => nod.Lever))
            if (await nod.AvslutaAsync() is not 0 and var kod) Avvik($"{nod.Namn} avslutades med {kod}");
        var (utfall, ord) = await Kluster.Noder[0].KommandoAsync("verifiera");
        if (utfall != 0) Avvik($"verifiera svarade {utfall}");
        Console.WriteLine($"verifiera: {ord}");
    }

    private void Visa()
    {
        foreach (var avvikelse in _avvikelser.Skip(_visade).Take(VisasHogst - _visade)) Console.WriteLine("  AVVIKELSE " + avvikelse);
        _visade = Math.Min(VisasHogst, _avvikelser.Count);
    }

    private sealed record Omrade(string Id, double Lat, double Lon);
}
