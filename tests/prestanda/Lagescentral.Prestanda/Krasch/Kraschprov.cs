using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Krasch;

/// <summary>
/// Kills the hub at random moments under load and holds what it says after every start against what it has
/// acknowledged. What the system had in its page cache survives: this tests the hub, not the disk.
/// </summary>
internal sealed class Kraschprov : IAsyncDisposable
{
    private const int AnslutningarPerKalla = 2;
    private const int VisasHogst = 20;
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Kraschval _val;
    private readonly Random _slump;
    private readonly ConcurrentQueue<string> _avvikelser = new();
    private readonly Bok _bok;
    private readonly Nav _nav;
    private readonly string _mapp;
    private readonly HttpClient _siss;
    private readonly HttpClient _jour;
    private readonly HttpClient _kallor;
    private readonly Dictionary<string, string> _epoker = [];
    private List<Kallsandare> _sandare = [];
    private IReadOnlyList<string> _stadsdelar = [];
    private int _visade;

    private Kraschprov(Kraschval val)
    {
        _val = val;
        _slump = new Random(val.Fro);
        _bok = new Bok(_avvikelser);
        _mapp = Directory.CreateTempSubdirectory("lagescentral-krasch-").FullName;
        _nav = new Nav(val.Nav, _mapp, Kraschval.Installningar);
        _siss = new HttpClient { BaseAddress = _nav.Adress };
        _jour = new HttpClient { BaseAddress = _nav.Adress };
        _kallor = new HttpClient { BaseAddress = _nav.Adress };
    }

    public static async Task<int> KorAsync(Kraschval val)
    {
        await using var prov = new Kraschprov(val);
        return await prov.KorAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _nav.DisposeAsync();
        foreach (var klient in new[] { _siss, _jour, _kallor }) klient.Dispose();
        if (_avvikelser.IsEmpty) Directory.Delete(_mapp, recursive: true);
        else Console.WriteLine($"Mappen {_mapp} är kvar.");
    }

    private async Task<int> KorAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        Console.WriteLine($"Kraschprov: {_val.Varv} varv, frö {_val.Fro}");
        _nav.Starta();
        await _nav.RedoAsync();
        await InledAsync();
        for (var varv = 1; varv <= _val.Varv; varv++) await VarvAsync(varv);

        var stopp = await _nav.AvslutaAsync();
        if (stopp != 0) _avvikelser.Enqueue($"navet avslutades med {stopp}");
        var (kod, ord) = await _nav.KommandoAsync("verifiera");
        if (kod != 0) _avvikelser.Enqueue($"verifiera svarade {kod}");
        foreach (var fel in _nav.Fel) _avvikelser.Enqueue("navets logg: " + fel);
        Visa();
        var sekunder = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_val.Varv} dödade nav på {sekunder:F0} s: {_bok.Handelser.Count} händelser, {_bok.Kvitterade} kvitterade revisioner, {_bok.Dubletter} dubletter, {_bok.Avvisade} i karantän, {_sandare.Sum(s => s.Avbrutna)} avbrutna sändningar"));
        Console.WriteLine($"verifiera: {ord}");
        Console.WriteLine($"{_avvikelser.Count} avvikelser");
        return _avvikelser.IsEmpty ? 0 : 1;
    }

    private async Task InledAsync()
    {
        foreach (var (klient, anvandare) in new[] { (_siss, "siss"), (_jour, "jour") })
            (await klient.PostAsJsonAsync("/api/v1/inloggning/utveckling", new { anvandare })).EnsureSuccessStatusCode();
        _stadsdelar = [.. (await _siss.GetFromJsonAsync<List<Omrade>>("/api/v1/stadsdelar", Web))!.Select(s => s.Id)];
        var punkter = (await _siss.GetFromJsonAsync<List<Omrade>>("/api/v1/platser", Web))!.Select(p => (p.Lat, p.Lon)).ToList();
        var utsagor = new Utsagor(_val.Fro, _stadsdelar, punkter);
        _sandare = [.. Utsagor.Kallor.SelectMany(kalla => Enumerable.Range(0, AnslutningarPerKalla).Select(_ =>
            new Kallsandare(_kallor, kalla, utsagor, _bok, new Random(_slump.Next()), _avvikelser)))];
    }

    private async Task VarvAsync(int varv)
    {
        var kvitterade = _bok.Kvitterade;
        var avbrutna = _sandare.Sum(s => s.Avbrutna);
        var last = TimeSpan.FromMilliseconds(_slump.Next(100, 900));
        using var stopp = new CancellationTokenSource();
        var laster = _sandare.Select(s => s.LastaAsync(stopp.Token)).ToList();
        await Task.Delay(last, TimeProvider.System);
        await _nav.DodaAsync();
        await stopp.CancelAsync();
        await Task.WhenAll(laster);

        var start = TimeProvider.System.GetTimestamp();
        _nav.Starta();
        // Now and then it dies again before it has come up, or while what was lost is sent again.
        var forsok = _slump.Next(6) == 0 ? 2 : 1;
        for (; forsok > 1; forsok--)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_slump.Next(1_500)), TimeProvider.System);
            var omsandning = Task.WhenAll(_sandare.Select(s => s.SandOmAsync()));
            await _nav.DodaAsync();
            await omsandning;
            start = TimeProvider.System.GetTimestamp();
            _nav.Starta();
        }

        await _nav.RedoAsync();
        var uppe = TimeProvider.System.GetElapsedTime(start);

        var handelser = new Handelsekontroll(_jour, _avvikelser);
        await handelser.ProvaAsync(_bok.Handelser);
        var okvitterade = handelser.Okvitterade;
        var osvarade = _bok.Handelser.Where(b => b.Osvarade.Count > 0).ToList();
        foreach (var sandare in _sandare)
            while (!await sandare.SandOmAsync()) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await handelser.ProvaAsync(osvarade);
        if (handelser.Okvitterade > 0) _avvikelser.Enqueue($"varv {varv}: {handelser.Okvitterade} revisioner som ingen har sagt");
        await ProvaBilderAsync(varv);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"varv {varv,2}: död efter {last.TotalMilliseconds,3:F0} ms, {_bok.Kvitterade - kvitterade,4} kvitterade, {_sandare.Sum(s => s.Avbrutna) - avbrutna,2} avbrutna sändningar varav {okvitterade,3} rader fanns, åter på {uppe.TotalMilliseconds,4:F0} ms, {_avvikelser.Count} avvikelser"));
        Visa();
    }

    private async Task ProvaBilderAsync(int varv)
    {
        var facit = new Facit(_bok);
        foreach (var stadsdel in _stadsdelar.Prepend<string?>(null))
        {
            var vag = stadsdel is null ? "/api/v1/stad/lagesbild" : $"/api/v1/stadsdelar/{stadsdel}/lagesbild";
            var bild = (await _siss.GetFromJsonAsync<Lagesbild>(vag, Web))!;
            foreach (var avvikelse in facit.Avvikelser(bild, stadsdel)) _avvikelser.Enqueue($"varv {varv}, {bild.Id}: {avvikelse}");
            if (stadsdel is not null && _epoker.TryGetValue(stadsdel, out var epok) && epok != bild.Epok) _avvikelser.Enqueue($"varv {varv}, {bild.Id}: ny epok");
            _epoker[stadsdel ?? ""] = bild.Epok;
        }
    }

    private void Visa()
    {
        foreach (var avvikelse in _avvikelser.Skip(_visade).Take(VisasHogst - _visade)) Console.WriteLine("  AVVIKELSE " + avvikelse);
        _visade = Math.Min(VisasHogst, _avvikelser.Count);
    }

    private sealed record Omrade(string Id, double Lat, double Lon);
}
