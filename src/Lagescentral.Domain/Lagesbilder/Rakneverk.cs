using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>Counts of one window, one minute or one hour by category and seriousness.</summary>
/// <remarks>A cell is <c>category × 5 + seriousness − 1</c>; categories are numbered in the order they were met.</remarks>
internal sealed class Rutor
{
    private int[] _antal = [];

    public int this[int ruta] => ruta < _antal.Length ? _antal[ruta] : 0;

    public int Langd => _antal.Length;

    public int Summa
    {
        get
        {
            var summa = 0;
            foreach (var antal in _antal) summa += antal;
            return summa;
        }
    }

    public bool ArTom => Array.TrueForAll(_antal, antal => antal == 0);

    public void Lagg(int ruta, int antal)
    {
        if (ruta >= _antal.Length) Array.Resize(ref _antal, (ruta / 5 + 1) * 5);
        _antal[ruta] += antal;
    }

    public void Lagg(Rutor andra, int tecken)
    {
        if (andra._antal.Length > _antal.Length) Array.Resize(ref _antal, andra._antal.Length);
        for (var ruta = 0; ruta < andra._antal.Length; ruta++) _antal[ruta] += tecken * andra._antal[ruta];
    }

    public void Nolla() => Array.Clear(_antal);

    public void Vag(IReadOnlyList<int> vikter, out int summa)
    {
        summa = 0;
        for (var ruta = 0; ruta < _antal.Length; ruta++) summa += _antal[ruta] * vikter[ruta % 5];
    }
}

/// <summary>
/// Rolling counts of events over the four windows, and hourly for 13 weeks. Adding or taking out an event costs the same
/// however much has been before it; time enters only through <see cref="Fram"/>.
/// </summary>
/// <remarks>Buckets are kept by number, so that late events land in the bucket of their own time, and events a little
/// ahead of the clock wait in theirs until time reaches it.</remarks>
public sealed class Rakneverk
{
    /// <summary>Hours kept: 13 whole weeks and the hour that is under way.</summary>
    public const int Timmar = 13 * 168 + 1;

    /// <summary>Most categories told apart; the taxonomy has some fourteen. Further ones are counted as <c>ovrigt</c>.</summary>
    public const int KategorierHogst = 64;

    private const string Ovrigt = "ovrigt";

    private readonly Dictionary<string, int> _kategori = [];
    private readonly List<string> _kategorier = [];
    private readonly Dictionary<long, Rutor> _minuter = [];
    private readonly Dictionary<long, Rutor> _timmar = [];
    private readonly Rutor[] _summor = [new(), new(), new(), new()];
    private long? _minut;

    /// <summary>The minute the windows end with; null before the first <see cref="Fram"/>.</summary>
    public long? Minut => _minut;

    /// <summary>Trends measured since the full hours last changed: pictures are published far more often than that.</summary>
    internal Dictionary<(int Timmar, DateTimeOffset HistorikFran), Trend> Matta { get; } = [];

    /// <summary>Every category met so far.</summary>
    public IReadOnlyList<string> Kategorier => _kategorier;

    /// <summary>Moves time forward; an earlier time is ignored. Returns true when the minute changed.</summary>
    public bool Fram(DateTimeOffset nu)
    {
        var till = Tidfack.Minut(nu);
        if (_minut is not { } fran)
        {
            _minut = till;
            RaknaOm(till);
            return true;
        }

        if (till <= fran) return false;
        _minut = till;
        if (Tidfack.Timme(till) != Tidfack.Timme(fran)) Matta.Clear();
        if (till - fran > Fonster.Dygn.Fack())
        {
            RaknaOm(till);
            return true;
        }

        for (var minut = fran + 1; minut <= till; minut++) StegMinut(minut);
        for (var timme = Tidfack.Timme(fran) + 1; timme <= Tidfack.Timme(till); timme++) StegTimme(timme);
        return true;
    }

    /// <summary>Counts an event's values in (<paramref name="tecken"/> 1) or out (−1) of every bucket that still holds its time.</summary>
    public void Lagg(Raknevarde varde, int tecken)
    {
        ArgumentNullException.ThrowIfNull(varde);
        if (_minut is not { } nu) throw new InvalidOperationException("Tiden måste vara satt före den första händelsen.");
        var ruta = Ruta(varde);
        var minut = Tidfack.Minut(varde.Intraffad);
        var timme = Tidfack.Timme(minut);
        var nutimme = Tidfack.Timme(nu);

        if (minut > nu - Fonster.Dygn.Fack())
        {
            Fack(_minuter, minut).Lagg(ruta, tecken);
            if (minut <= nu)
            {
                _summor[(int)Fonster.Dygn].Lagg(ruta, tecken);
                if (minut > nu - Fonster.EnTimme.Fack()) _summor[(int)Fonster.EnTimme].Lagg(ruta, tecken);
            }
        }

        if (timme < nutimme) Matta.Clear();
        if (timme > nutimme - Timmar)
        {
            Fack(_timmar, timme).Lagg(ruta, tecken);
            if (timme <= nutimme && timme > nutimme - Fonster.TjugoattaDygn.Fack())
            {
                _summor[(int)Fonster.TjugoattaDygn].Lagg(ruta, tecken);
                if (timme > nutimme - Fonster.SjuDygn.Fack()) _summor[(int)Fonster.SjuDygn].Lagg(ruta, tecken);
            }
        }
    }

    /// <summary>The window's counts as they stand.</summary>
    public Fonstervarde Las(Fonster fonster, Vikter vikter)
    {
        ArgumentNullException.ThrowIfNull(vikter);
        var summor = _summor[(int)fonster];
        var antal = 0;
        var allvarssumma = 0;
        long tyngd = 0;
        var perKategori = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var ruta = 0; ruta < summor.Langd; ruta++)
        {
            var n = summor[ruta];
            if (n == 0) continue;
            var allvar = ruta % 5 + 1;
            antal += n;
            allvarssumma += n * allvar;
            tyngd += (long)n * vikter.For(allvar);
            var kategori = _kategorier[ruta / 5];
            perKategori[kategori] = perKategori.GetValueOrDefault(kategori) + n;
        }

        return new Fonstervarde(antal, allvarssumma, tyngd, perKategori);
    }

    /// <summary>Number of events in the <paramref name="timmar"/> hours before (not including) hour <paramref name="fore"/>.</summary>
    public int AntalTimmar(long fore, int timmar)
    {
        var summa = 0;
        for (var timme = fore - timmar; timme < fore; timme++)
            if (_timmar.TryGetValue(timme, out var rutor)) summa += rutor.Summa;
        return summa;
    }

    /// <summary>Weighted sum per hour, oldest first, for the <paramref name="antal"/> hours ending with <paramref name="sista"/>.</summary>
    public IReadOnlyList<int> Timserie(long sista, int antal, Vikter vikter)
    {
        ArgumentNullException.ThrowIfNull(vikter);
        var serie = new int[antal];
        for (var i = 0; i < antal; i++)
            if (_timmar.TryGetValue(sista - antal + 1 + i, out var rutor)) rutor.Vag(vikter.PerAllvar, out serie[i]);
        return serie;
    }

    /// <summary>The buckets as plain data, for a snapshot.</summary>
    public Rakneverksdata TillData() => new(_minut, [.. _kategorier], Tata(_minuter), Tata(_timmar));

    /// <summary>The counts as they were when <see cref="TillData"/> was called.</summary>
    public static Rakneverk FranData(Rakneverksdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var verk = new Rakneverk();
        foreach (var kategori in data.Kategorier) verk.Kategoriindex(kategori);
        Fyll(verk._minuter, data.Minuter);
        Fyll(verk._timmar, data.Timmar);
        verk._minut = data.Minut;
        if (data.Minut is { } minut) verk.RaknaOm(minut);
        return verk;
    }

    private static List<int[]> Tata(Dictionary<long, Rutor> fack)
    {
        var data = new List<int[]>(fack.Count);
        foreach (var (nummer, rutor) in fack.OrderBy(par => par.Key))
        {
            if (rutor.ArTom) continue;
            var rad = new List<int> { checked((int)nummer) };
            for (var ruta = 0; ruta < rutor.Langd; ruta++)
                if (rutor[ruta] != 0) rad.AddRange([ruta, rutor[ruta]]);
            data.Add([.. rad]);
        }

        return data;
    }

    private static void Fyll(Dictionary<long, Rutor> fack, IReadOnlyList<int[]> data)
    {
        foreach (var rad in data)
            for (var i = 1; i < rad.Length; i += 2) Fack(fack, rad[0]).Lagg(rad[i], rad[i + 1]);
    }

    private static Rutor Fack(Dictionary<long, Rutor> fack, long nummer)
    {
        if (!fack.TryGetValue(nummer, out var rutor)) fack.Add(nummer, rutor = new Rutor());
        return rutor;
    }

    private int Ruta(Raknevarde varde) => Kategoriindex(varde.Kategori) * 5 + varde.Allvar - 1;

    private int Kategoriindex(string kategori)
    {
        if (_kategori.TryGetValue(kategori, out var index)) return index;
        if (_kategorier.Count >= KategorierHogst - 1 && kategori != Ovrigt) return Kategoriindex(Ovrigt);
        _kategori.Add(kategori, _kategorier.Count);
        _kategorier.Add(kategori);
        return _kategorier.Count - 1;
    }

    private void StegMinut(long minut)
    {
        if (_minuter.TryGetValue(minut, out var nya))
        {
            _summor[(int)Fonster.EnTimme].Lagg(nya, 1);
            _summor[(int)Fonster.Dygn].Lagg(nya, 1);
        }

        if (_minuter.TryGetValue(minut - Fonster.EnTimme.Fack(), out var urTimmen)) _summor[(int)Fonster.EnTimme].Lagg(urTimmen, -1);
        if (_minuter.Remove(minut - Fonster.Dygn.Fack(), out var urDygnet)) _summor[(int)Fonster.Dygn].Lagg(urDygnet, -1);
    }

    private void StegTimme(long timme)
    {
        if (_timmar.TryGetValue(timme, out var nya))
        {
            _summor[(int)Fonster.SjuDygn].Lagg(nya, 1);
            _summor[(int)Fonster.TjugoattaDygn].Lagg(nya, 1);
        }

        if (_timmar.TryGetValue(timme - Fonster.SjuDygn.Fack(), out var urVeckan)) _summor[(int)Fonster.SjuDygn].Lagg(urVeckan, -1);
        if (_timmar.TryGetValue(timme - Fonster.TjugoattaDygn.Fack(), out var urManaden)) _summor[(int)Fonster.TjugoattaDygn].Lagg(urManaden, -1);
        _timmar.Remove(timme - Timmar);
    }

    private void RaknaOm(long minut)
    {
        var timme = Tidfack.Timme(minut);
        foreach (var gammal in _minuter.Keys.Where(m => m <= minut - Fonster.Dygn.Fack()).ToList()) _minuter.Remove(gammal);
        foreach (var gammal in _timmar.Keys.Where(t => t <= timme - Timmar).ToList()) _timmar.Remove(gammal);
        foreach (var fonster in Fonsterdata.Alla)
        {
            var summa = _summor[(int)fonster];
            summa.Nolla();
            var iMinuter = fonster <= Fonster.Dygn;
            var (fack, sista) = iMinuter ? (_minuter, minut) : (_timmar, timme);
            foreach (var (nummer, rutor) in fack)
                if (nummer <= sista && nummer > sista - fonster.Fack()) summa.Lagg(rutor, 1);
        }
    }
}

/// <summary>Counts of one window.</summary>
/// <param name="Antal">Distinct events by (source, id).</param>
/// <param name="Allvarssumma">Plain sum of seriousness.</param>
/// <param name="Tyngd">Sum of the weights of their seriousness.</param>
/// <param name="PerKategori">Events per category; categories without events are absent.</param>
public sealed record Fonstervarde(int Antal, int Allvarssumma, long Tyngd, IReadOnlyDictionary<string, int> PerKategori);

/// <summary>A <see cref="Rakneverk"/> as plain data. A bucket is [number, cell, count, cell, count …].</summary>
/// <param name="Minut">Minute the windows ended with.</param>
/// <param name="Kategorier">Categories in the order of their cells.</param>
/// <param name="Minuter">Minute buckets.</param>
/// <param name="Timmar">Hour buckets.</param>
public sealed record Rakneverksdata(long? Minut, IReadOnlyList<string> Kategorier, IReadOnlyList<int[]> Minuter, IReadOnlyList<int[]> Timmar);
