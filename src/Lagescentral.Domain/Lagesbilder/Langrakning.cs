using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>
/// Counts per day of the city's own calendar for ten years: by category, by source (from which can be told since when
/// history is known) and by the kinds that are counted year by year. Adding or taking out an event costs the same
/// however much has been before it.
/// </summary>
/// <remarks>An event counts on the day it happened, also when it is known years later: imported history fills in.</remarks>
public sealed class Langrakning
{
    /// <summary>Days kept: about ten years.</summary>
    public const int Dagar = 3_660;

    /// <summary>Most names told apart of each sort; those beyond share the last place, <see cref="Resten"/>.</summary>
    public const int NamnHogst = 64;

    /// <summary>Name of what there was no room to tell apart.</summary>
    public const string Resten = "ovrigt";

    /// <summary>Longest pause, days, within which history holds together.</summary>
    public const int UppehallHogst = 14;

    private readonly Dagminne _lokal;
    private readonly TimeZoneInfo _zon;
    private readonly Namnbok _kategorier = new();
    private readonly Namnbok _kallor = new();
    private readonly Namnbok _arsslag = new();
    private readonly Dictionary<int, Fack> _fack = [];
    private int _idag = int.MinValue;
    private int? _tacktFran;
    private int? _provaTackning;

    /// <summary>Empty, or as it was when <see cref="TillData"/> was called.</summary>
    public Langrakning(TimeZoneInfo zon, Langdata? data = null)
    {
        _zon = zon;
        _lokal = Dagminne.For(zon);
        if (data is null) return;
        foreach (var namn in data.Kategorier) _kategorier.Index(namn);
        foreach (var namn in data.Kallor) _kallor.Index(namn);
        foreach (var namn in data.Arsslag) _arsslag.Index(namn);
        Fyll(data.PerKategori, fack => ref fack.Kategorier);
        Fyll(data.PerKalla, fack => ref fack.Kallor);
        Fyll(data.PerArsslag, fack => ref fack.Arsslag);
        if (data.Idag is { } idag) _idag = idag;
    }

    /// <summary>First moment of the day from which imported events reach up to <paramref name="historikFran"/>, when the
    /// first line was known, without a longer pause than <see cref="UppehallHogst"/>; null when there are none.</summary>
    public DateTimeOffset? TacktFran(DateTimeOffset historikFran)
    {
        var ankare = Lokaldag.For(historikFran, _zon);
        if (_provaTackning != ankare)
        {
            _tacktFran = Tackning.Fran(_fack.Where(par => par.Value.Antal > 0).Select(par => par.Key), ankare);
            _provaTackning = ankare;
        }

        return _tacktFran is { } dag ? Borjan(dag, _zon) : null;
    }

    /// <summary>First moment of a day.</summary>
    public static DateTimeOffset Borjan(int dag, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(zon);
        var lokal = Lokaldag.Datum(dag).ToDateTime(TimeOnly.MinValue);
        // A zone that moves its clock at midnight has no such time on that day: the day begins with the first that is.
        while (zon.IsInvalidTime(lokal)) lokal = lokal.AddMinutes(15);
        var offset = zon.IsAmbiguousTime(lokal) ? zon.GetAmbiguousTimeOffsets(lokal).Max() : zon.GetUtcOffset(lokal);
        return new DateTimeOffset(lokal, offset).ToUniversalTime();
    }

    /// <summary>Moves time forward; an earlier time is ignored.</summary>
    public void Fram(DateTimeOffset nu)
    {
        var idag = _lokal.Dag(nu);
        if (idag <= _idag) return;
        _idag = idag;
        if (_fack.Count <= Dagar) return;
        foreach (var gammal in _fack.Keys.Where(dag => dag <= idag - Dagar).ToList()) _fack.Remove(gammal);
        _provaTackning = null;
    }

    /// <summary>Counts an event's values in (<paramref name="tecken"/> 1) or out (−1) of its day.</summary>
    public void Lagg(Raknevarde varde, string kalla, int tecken)
    {
        ArgumentNullException.ThrowIfNull(varde);
        var dag = _lokal.Dag(varde.Intraffad);
        if (dag <= _idag - Dagar) return;
        if (!_fack.TryGetValue(dag, out var fack)) _fack.Add(dag, fack = new Fack());
        var fore = fack.Antal;
        fack.Antal += tecken;
        if (fore == 0 || fack.Antal == 0) _provaTackning = null;
        Lagg(ref fack.Kategorier, _kategorier.Index(varde.Kategori), tecken);
        Lagg(ref fack.Kallor, _kallor.Index(kalla), tecken);
        if (varde.Arsslag is { } slag) Lagg(ref fack.Arsslag, _arsslag.Index(slag) * 5 + varde.Allvar - 1, tecken);
    }

    /// <summary>The counts as plain data, for a view or a snapshot. Nothing in it changes afterwards.</summary>
    public Langdata TillData()
    {
        var i = _fack.OrderBy(par => par.Key).ToList();
        return new Langdata(
            _idag == int.MinValue ? null : _idag, _kategorier.TillData(), _kallor.TillData(), _arsslag.TillData(),
            Tata(i, fack => fack.Kategorier), Tata(i, fack => fack.Kallor), Tata(i, fack => fack.Arsslag));
    }

    private static void Lagg(ref int[] celler, int cell, int antal)
    {
        if (cell >= celler.Length) Array.Resize(ref celler, cell + 1);
        celler[cell] += antal;
    }

    private static List<int[]> Tata(List<KeyValuePair<int, Fack>> fack, Func<Fack, int[]> del)
    {
        var data = new List<int[]>(fack.Count);
        foreach (var (dag, f) in fack)
        {
            var celler = del(f);
            var rad = new List<int> { dag };
            for (var cell = 0; cell < celler.Length; cell++)
                if (celler[cell] != 0) rad.AddRange([cell, celler[cell]]);
            if (rad.Count > 1) data.Add([.. rad]);
        }

        return data;
    }

    private void Fyll(IReadOnlyList<int[]> data, Del del)
    {
        foreach (var rad in data)
        {
            if (!_fack.TryGetValue(rad[0], out var fack)) _fack.Add(rad[0], fack = new Fack());
            ref var celler = ref del(fack);
            for (var i = 1; i < rad.Length; i += 2) Lagg(ref celler, rad[i], rad[i + 1]);
            fack.Antal = fack.Kategorier.Sum();
        }
    }

    private delegate ref int[] Del(Fack fack);

    private sealed class Fack
    {
        public int Antal;
        public int[] Kategorier = [];
        public int[] Kallor = [];
        public int[] Arsslag = [];
    }

    /// <summary>Names in the order they were met; bounded.</summary>
    private sealed class Namnbok
    {
        private readonly Dictionary<string, int> _index = [];

        public int Index(string namn)
        {
            if (_index.TryGetValue(namn, out var index)) return index;
            if (_index.Count >= NamnHogst - 1 && namn != Resten) return Index(Resten);
            _index.Add(namn, _index.Count);
            return _index.Count - 1;
        }

        public IReadOnlyList<string> TillData() => [.. _index.OrderBy(par => par.Value).Select(par => par.Key)];
    }
}

/// <summary>A <see cref="Langrakning"/> as plain data. A row is [day, cell, count, cell, count …], oldest day first.</summary>
/// <param name="Idag">The latest day that time has reached; null before any.</param>
/// <param name="Kategorier">Names of the cells of <paramref name="PerKategori"/>.</param>
/// <param name="Kallor">Names of the cells of <paramref name="PerKalla"/>.</param>
/// <param name="Arsslag">Names for the cells of <paramref name="PerArsslag"/>: place × 5 + seriousness − 1.</param>
/// <param name="PerKategori">Events by category.</param>
/// <param name="PerKalla">Events by source.</param>
/// <param name="PerArsslag">Events by yearly kind and seriousness.</param>
public sealed record Langdata(
    int? Idag, IReadOnlyList<string> Kategorier, IReadOnlyList<string> Kallor, IReadOnlyList<string> Arsslag,
    IReadOnlyList<int[]> PerKategori, IReadOnlyList<int[]> PerKalla, IReadOnlyList<int[]> PerArsslag);

/// <summary>Since when history is known: a single old event is a straggler, not a history.</summary>
public static class Tackning
{
    /// <summary>The first of the days that hold together up to and with <paramref name="ankare"/>, no two farther apart
    /// than <see cref="Langrakning.UppehallHogst"/>; null when there are none.</summary>
    public static int? Fran(IEnumerable<int> dagar, int ankare)
    {
        int? fran = null;
        foreach (var dag in dagar.Where(dag => dag <= ankare).OrderDescending())
        {
            if ((fran ?? ankare) - dag > Langrakning.UppehallHogst) break;
            fran = dag;
        }

        return fran;
    }
}
