namespace Lagescentral.Rivaler;

/// <summary>What a window shows.</summary>
internal sealed record Fonstervy(int Antal, int Allvarssumma, long Tyngd, IReadOnlyDictionary<string, int> PerKategori);

/// <summary>A rolling window: sums per bucket, and of the buckets within. An event costs the same however many there are.</summary>
internal sealed class Fonster(int fack, int sekunder)
{
    private static readonly int[] Vikter = [1, 3, 10, 30, 100];
    private readonly Dictionary<long, Summa> _fack = [];
    private readonly Summa _inom = new();
    private long _nu;

    /// <summary>Puts an event in (+1) or takes it out (-1).</summary>
    public void Lagg(Handelse handelse, int tecken)
    {
        if (handelse.Status == "aterkallad") return;
        var eget = Nummer(handelse.Intraffad);
        if (eget <= _nu - fack) return;
        if (!_fack.TryGetValue(eget, out var summa)) _fack[eget] = summa = new Summa();
        summa.Lagg(handelse, tecken);
        if (eget <= _nu) _inom.Lagg(handelse, tecken);
    }

    /// <summary>Moves on to a moment.</summary>
    public void Ga(DateTimeOffset nu)
    {
        var till = Nummer(nu);
        // The first time there is nothing to move past.
        if (_nu == 0) _nu = till;
        while (_nu < till)
        {
            _nu++;
            if (_fack.TryGetValue(_nu, out var in_)) _inom.Lagg(in_, 1);
            if (_fack.Remove(_nu - fack, out var ut)) _inom.Lagg(ut, -1);
        }
    }

    public Fonstervy Las() => new(
        _inom.Antal, _inom.Allvar, _inom.Tyngd, Kategorier.Alla.Select((namn, i) => (namn, _inom.PerKategori[i])).ToDictionary(par => par.namn, par => par.Item2));

    private long Nummer(DateTimeOffset tid) => tid.ToUnixTimeSeconds() / 60 * 60 / sekunder;

    private sealed class Summa
    {
        public int Antal { get; private set; }

        public int Allvar { get; private set; }

        public long Tyngd { get; private set; }

        public int[] PerKategori { get; } = new int[Kategorier.Alla.Length];

        public void Lagg(Handelse handelse, int tecken)
        {
            Antal += tecken;
            Allvar += tecken * handelse.Allvar;
            Tyngd += tecken * Vikter[handelse.Allvar - 1];
            PerKategori[Kategorier.Nummer(handelse.Kategori)] += tecken;
        }

        public void Lagg(Summa annan, int tecken)
        {
            Antal += tecken * annan.Antal;
            Allvar += tecken * annan.Allvar;
            Tyngd += tecken * annan.Tyngd;
            for (var i = 0; i < PerKategori.Length; i++) PerKategori[i] += tecken * annan.PerKategori[i];
        }
    }
}
