namespace Lagescentral.Prestanda.Krasch;

/// <summary>Makes up what sources say: new events, repeats, revisions, moves, withdrawals, late ones and faulty ones.</summary>
internal sealed class Utsagor(int fro, IReadOnlyList<string> stadsdelar, IReadOnlyList<(double Lat, double Lon)> punkter)
{
    public static readonly string[] Kallor = ["polis", "ssbf", "siss", "cosafe"];

    private static readonly string[] Typer =
        ["Brand", "Trafikolycka", "Misshandel", "Skadegörelse", "Rån", "Inbrott", "Försvunnen person", "Information", "Något som ingen tabell har"];

    private readonly Random _slump = new(fro);
    private readonly Dictionary<string, List<Utsaga>> _senaste = Kallor.ToDictionary(k => k, _ => new List<Utsaga>());
    private readonly Lock _las = new();
    private int _nummer;

    /// <summary>The next body of a source: 1–12 items, some of them about the same event, some said before.</summary>
    public Sandning Nasta(string kalla, DateTimeOffset nu)
    {
        lock (_las)
        {
            var utsagor = new List<Utsaga>();
            for (var n = _slump.Next(1, 13); n > 0; n--)
            {
                utsagor.Add(_slump.NextDouble() switch
                {
                    < 0.10 when utsagor.Count > 0 => utsagor[_slump.Next(utsagor.Count)],
                    < 0.18 when utsagor.Count > 0 && !utsagor[^1].Felaktig => Andrad(utsagor[^1], nu),
                    < 0.26 when Nagon(kalla) is { } sagd => sagd,
                    < 0.60 when Nagon(kalla) is { } sagd => Minns(Andrad(sagd, nu)),
                    < 0.63 => Ny(kalla, nu) with { Felaktig = true },
                    _ => Minns(Ny(kalla, nu)),
                });
            }

            return new Sandning(kalla, utsagor, Ndjson: _slump.Next(2) == 0);
        }
    }

    /// <summary>A body with one new event that anyone may see in every district.</summary>
    public Sandning Overallt(string kalla, DateTimeOffset nu)
    {
        lock (_las)
        {
            return new Sandning(kalla, [.. stadsdelar.Select(stadsdel => Minns(Ny(kalla, nu) with { Typ = Typer[0], Intraffad = nu, Klass = "oppen", Stadsdel = stadsdel, Punkt = null }))], Ndjson: false);
        }
    }

    private Utsaga? Nagon(string kalla) => _senaste[kalla] is { Count: > 0 } lista ? lista[_slump.Next(lista.Count)] : null;

    private Utsaga Minns(Utsaga utsaga)
    {
        var lista = _senaste[utsaga.Kalla];
        if (lista.Count < 400) lista.Add(utsaga);
        else lista[_slump.Next(lista.Count)] = utsaga;
        return utsaga;
    }

    private Utsaga Ny(string kalla, DateTimeOffset nu)
    {
        var nummer = ++_nummer;
        return Flyttad(new Utsaga
        {
            Kalla = kalla,
            Id = $"h{nummer}",
            Typ = Typer[_slump.Next(Typer.Length)],
            Intraffad = Tid(nu),
            // Long enough ago that no later word of the event is said to come from the future.
            Publicerad = _slump.Next(2) == 0 ? nu.AddHours(-12) : null,
            Rubrik = Rubrik(),
            Status = "pagaende",
            Allvar = _slump.Next(1, 6),
            Klass = Klass(),
        });
    }

    /// <summary>Another thing said of the same event; one in ten is older than what was said last.</summary>
    private Utsaga Andrad(Utsaga fore, DateTimeOffset nu)
    {
        var efter = fore with
        {
            Rubrik = Rubrik(),
            Publicerad = fore.Publicerad is { } publicerad ? publicerad.AddSeconds(_slump.Next(10) == 0 ? -30 : 30) : null,
        };
        return _slump.Next(7) switch
        {
            0 => efter with { Status = "aterkallad" },
            1 => efter with { Status = "avslutad" },
            2 => efter with { Allvar = _slump.Next(1, 6), Klass = Klass() },
            3 => efter with { Intraffad = Tid(nu), Typ = Typer[_slump.Next(Typer.Length)] },
            _ => Flyttad(efter),
        };
    }

    private Utsaga Flyttad(Utsaga u) => _slump.Next(3) switch
    {
        0 => u with { Stadsdel = stadsdelar[_slump.Next(stadsdelar.Count)], Punkt = null },
        1 => u with { Punkt = punkter[_slump.Next(punkter.Count)], Stadsdel = null },
        _ when _slump.Next(4) == 0 => u with { Stadsdel = null, Punkt = null },
        _ => u with { Stadsdel = stadsdelar[_slump.Next(4)], Punkt = null },
    };

    // Most have just happened; some lie in each of the windows, some before them all, a few a little ahead.
    private DateTimeOffset Tid(DateTimeOffset nu) => _slump.Next(20) switch
    {
        < 10 => nu.AddSeconds(-_slump.Next(600)),
        < 13 => nu.AddMinutes(-_slump.Next(120)),
        < 15 => nu.AddHours(-_slump.Next(48)),
        < 17 => nu.AddDays(-_slump.Next(10)),
        < 19 => nu.AddDays(-_slump.Next(40)),
        _ => nu.AddMinutes(4),
    };

    private string Klass() => _slump.Next(10) switch { 0 => "begransad", < 4 => "oppen", _ => "intern" };

    // Letters only: long numbers look like personal data.
    private string Rubrik()
    {
        var ord = "";
        for (var n = ++_nummer; n > 0; n /= 26) ord += (char)('a' + n % 26);
        return "Lydelse " + ord;
    }
}
