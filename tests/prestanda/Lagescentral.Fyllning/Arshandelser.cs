using System.Globalization;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Fyllning;

/// <summary>A kind of event, how often it comes, and how serious it is held to be.</summary>
internal sealed record Slag(string Typ, string Kategori, int Allvar, int Vikt, string Kalla);

/// <summary>
/// A city's events over a year, in the order that they became known: more at night and at weekends' evenings, most of little weight, a few
/// of the most serious a day. The same seed gives the same events, but for times.
/// </summary>
internal sealed class Arshandelser
{
    private const string Tabell = "2026-11-21";

    private static readonly Slag[] Slagen =
    [
        new("Trafikolycka", "trafik", 2, 160, "ssbf"), new("Automatlarm", "automatlarm", 1, 140, "ssbf"), new("Brand", "brand-raddning", 3, 40, "ssbf"),
        new("Stöld", "ran-stold-inbrott", 2, 150, "polis"), new("Inbrott", "ran-stold-inbrott", 3, 60, "polis"), new("Rån", "ran-stold-inbrott", 4, 12, "polis"),
        new("Misshandel", "vald", 3, 70, "polis"), new("Misshandel, grov", "vald", 4, 10, "polis"), new("Skottlossning", "vapen-sprangning", 5, 1, "polis"),
        new("Vapenlagen", "vapen-sprangning", 3, 4, "polis"), new("Bedrägeri", "bedrageri", 2, 40, "polis"), new("Narkotikabrott", "narkotika", 2, 60, "polis"),
        new("Fylleri", "ordning", 1, 80, "polis"), new("Skadegörelse", "skadegorelse", 2, 60, "siss"), new("Klotter", "miljo", 1, 60, "tycktill"),
        new("Nedskräpning", "miljo", 1, 50, "tycktill"), new("Inrymning", "hot-sabotage", 5, 1, "cosafe"), new("Olaga hot", "hot-sabotage", 3, 20, "polis"),
    ];

    private readonly Random _slump;
    private readonly Dictionary<string, List<JsonObject>> _platser;
    private readonly string[] _stadsdelar;
    private readonly DateTimeOffset _fran;
    private readonly TimeSpan _mellan;
    private readonly int _vikter = Slagen.Sum(s => s.Vikt);

    /// <param name="platser">The city's platser, as the product ships them.</param>
    /// <param name="fran">The first.</param>
    /// <param name="till">The last.</param>
    public Arshandelser(int fro, JsonArray platser, DateTimeOffset fran, DateTimeOffset till, int antal)
    {
        _slump = new Random(fro);
        _platser = platser.Select(p => p!.AsObject()).Where(p => p["stadsdel"] is not null && p["lat"] is not null).GroupBy(p => (string)p["stadsdel"]!).ToDictionary(g => g.Key, g => g.ToList());
        _stadsdelar = [.. _platser.Keys.Where(id => id != Placering.Stockholm).Order(StringComparer.Ordinal)];
        (_fran, _mellan) = (fran, (till - fran) / antal);
    }

    /// <summary>All of it.</summary>
    public IEnumerable<(Handelsefakta Fakta, Handelsetext Text)> Ta(int antal) => Enumerable.Range(0, antal).Select(En);

    private (Handelsefakta Fakta, Handelsetext Text) En(int nr)
    {
        var slag = Ett();
        var mottagen = _fran + (_mellan * nr);
        var placering = Nagonstans();
        var allvar = slag.Allvar is 2 or 3 && _slump.Next(20) == 0 ? slag.Allvar + 1 : slag.Allvar;
        var hash = new byte[32];
        _slump.NextBytes(hash);
        var fakta = new Handelsefakta
        {
            Kalla = slag.Kalla,
            Id = string.Create(CultureInfo.InvariantCulture, $"ar-{nr}"),
            Rev = 1,
            Typ = slag.Typ,
            Kategori = slag.Kategori,
            Allvar = allvar,
            Intraffad = mottagen.AddMinutes(-Math.Floor(2 + (_slump.NextDouble() * _slump.Next(2, 120)))),
            Publicerad = mottagen.AddSeconds(-30),
            Mottagen = mottagen,
            Status = Handelsestatus.Avslutad,
            Klass = slag.Kalla == "polis" ? Klass.Oppen : Klass.Intern,
            Placering = placering,
            Tabell = Tabell,
            Text = Textlage.Delad,
            Innehall = Convert.ToHexStringLower(hash),
        };
        return (fakta, new Handelsetext { Rubrik = $"{slag.Typ}, {placering.Stadsdel}", Text = "Flera personer har ringt och berättat om händelsen. En enhet är på väg till platsen. Ingen person uppges vara skadad." });
    }

    private Placering Nagonstans()
    {
        // One in fifty cannot be placed.
        if (_slump.Next(50) == 0) return Placering.Okand;
        var stadsdel = _stadsdelar[_slump.Next(_stadsdelar.Length)];
        if (_slump.Next(10) < 4) return new Placering { Stadsdel = stadsdel, Metod = Placeringsmetod.Namn, Sakerhet = 0.9 };
        var plats = _platser[stadsdel][_slump.Next(_platser[stadsdel].Count)];
        return new Placering
        {
            Stadsdel = stadsdel,
            Plats = _slump.Next(2) == 0 ? (string)plats["id"]! : null,
            Metod = Placeringsmetod.Koordinat,
            Sakerhet = 1,
            Lat = Math.Round((double)plats["lat"]! + (_slump.NextDouble() / 200), 3),
            Lon = Math.Round((double)plats["lon"]! + (_slump.NextDouble() / 100), 3),
            OsakerhetMeter = 100,
        };
    }

    private Slag Ett()
    {
        var lott = _slump.Next(_vikter);
        foreach (var slag in Slagen)
            if ((lott -= slag.Vikt) < 0) return slag;
        return Slagen[0];
    }
}
