using System.Globalization;

namespace Lagescentral.Prestanda.Flode;

/// <summary>How a flow is made.</summary>
internal sealed record Flodesval
{
    /// <summary>The same seed gives the same flow, but for times.</summary>
    public int Fro { get; init; } = 1;

    /// <summary>The moment that times are counted back from.</summary>
    public required DateTimeOffset Nu { get; init; }

    /// <summary>Tells the flow's events from those of other flows.</summary>
    public string Serie { get; init; } = "m";

    /// <summary>Number of the first that is said: flows against one server must not share numbers.</summary>
    public int FranNr { get; init; }

    /// <summary>Bytes of a post.</summary>
    public int Byte { get; init; } = 500;

    /// <summary>After this many events only known ones are spoken of.</summary>
    public int HandelserHogst { get; init; } = int.MaxValue;

    /// <summary>Times are spread evenly over this long back from <see cref="Nu"/>; null for a city's way, most within the hour.</summary>
    public TimeSpan? Spritt { get; init; }

    public double AndelUpprepade { get; init; } = 0.3;

    public double AndelUppdaterade { get; init; } = 0.1;

    /// <summary>Where events happen, evenly.</summary>
    public IReadOnlyList<string> Stadsdelar { get; init; } = Handelseflode.Stadsdelar;

    public IReadOnlyList<string> Kallor { get; init; } = Handelseflode.Kallor;
}

/// <summary>
/// An endless, seeded flow of posts: new events, exact repeats and updates. Most has happened within the hour, the rest
/// within thirteen days, so that the windows differ. Not safe for several threads.
/// </summary>
internal sealed class Handelseflode(Flodesval val)
{
    /// <summary>Repeats and updates concern one of this many latest events: what is older, the hub may have forgotten as
    /// open, and says so.</summary>
    private const int Minns = 2_000;

    public static readonly IReadOnlyList<string> Kallor = ["ssbf", "siss", "tycktill", "cosafe"];

    public static readonly IReadOnlyList<string> Stadsdelar =
    [
        "bromma", "enskede-arsta-vantor", "farsta", "hagersten-alvsjo", "hasselby-vallingby", "jarva", "kungsholmen",
        "norra-innerstaden", "skarpnack", "skarholmen", "sodermalm",
    ];

    public static readonly IReadOnlyList<Handelsetyp> Typer =
    [
        new("Storbrand", "brand-raddning"), new("Skjutning", "vapen-sprangning"), new("Sprängning", "vapen-sprangning"), new("Väpnat rån", "ran-stold-inbrott"),
        new("Mordförsök", "vald"), new("Klotter", "miljo"), new("Nedskräpning", "miljo"),
    ];

    private readonly Random _slump = new(val.Fro);
    private readonly Uppgift[] _senaste = new Uppgift[Minns];
    private int _handelser;
    private int _nr = val.FranNr;

    /// <summary>The next post.</summary>
    public Post Nasta()
    {
        var lott = _slump.NextDouble();
        if (_handelser >= val.HandelserHogst) lott *= val.AndelUpprepade + val.AndelUppdaterade;
        if (_handelser == 0 || lott >= val.AndelUpprepade + val.AndelUppdaterade) return new Post(Ny(), Postslag.Ny);
        var plats = _slump.Next(Math.Min(_handelser, Minns));
        if (lott < val.AndelUpprepade) return new Post(_senaste[plats], Postslag.Upprepning);
        return new Post(_senaste[plats] = Uppdaterad(_senaste[plats]), Postslag.Uppdatering);
    }

    /// <summary>The next posts.</summary>
    public Post[] Ta(int antal)
    {
        var poster = new Post[antal];
        for (var i = 0; i < antal; i++) poster[i] = Nasta();
        return poster;
    }

    private Uppgift Ny()
    {
        var handelse = _handelser++;
        var minuter = val.Spritt is { } spritt ? _slump.NextDouble() * spritt.TotalMinutes : _slump.Next(10) switch
        {
            < 7 => 2 + _slump.NextDouble() * 50,
            < 9 => 60 + _slump.NextDouble() * 22 * 60,
            _ => 24 * 60 + _slump.NextDouble() * 12 * 24 * 60,
        };
        var uppgift = Skriv(
            handelse, 1, null, val.Stadsdelar[_slump.Next(val.Stadsdelar.Count)], Typer[_slump.Next(Typer.Count)], _slump.Next(1, 6), "pagaende",
            val.Nu.AddSeconds(-Math.Floor(minuter * 60)));
        _senaste[handelse % Minns] = uppgift;
        return uppgift;
    }

    private Uppgift Uppdaterad(Uppgift fore)
    {
        var status = _slump.Next(10) switch
        {
            < 6 => "pagaende",
            < 9 => "avslutad",
            _ => "aterkallad",
        };
        return Skriv(fore.Handelse, fore.Rev + 1, fore, fore.Stadsdel, fore.Typ, _slump.Next(1, 6), status, fore.Intraffad);
    }

    private Uppgift Skriv(int handelse, int rev, Uppgift? fore, string stadsdel, Handelsetyp typ, int allvar, string status, DateTimeOffset intraffad) => new()
    {
        Nr = _nr++,
        Handelse = handelse,
        Rev = rev,
        Fore = fore,
        Kalla = val.Kallor[handelse % val.Kallor.Count],
        Id = string.Create(CultureInfo.InvariantCulture, $"{val.Serie}-{handelse}"),
        Stadsdel = stadsdel,
        Typ = typ,
        Allvar = allvar,
        Status = status,
        Intraffad = intraffad,
        Byte = val.Byte,
        Textstart = Uppgiftsrad.Textstart(_slump),
    };
}
