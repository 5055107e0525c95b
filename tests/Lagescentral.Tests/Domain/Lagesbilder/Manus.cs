using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Tests.Domain.Kallor;
using Shouldly;

namespace Lagescentral.Tests.Domain.Lagesbilder;

/// <summary>One thing that happens in a generated course of events; plain numbers, so that a failing course can be cut down.</summary>
/// <param name="Paus">Minutes since the step before.</param>
/// <param name="Vad">What kind of step.</param>
/// <param name="Kalla">Source 0–2.</param>
/// <param name="Id">Event 0–11 of the source.</param>
/// <param name="Var">Place.</param>
/// <param name="Nar">Minutes before now that it happened; negative for ahead of the clock.</param>
/// <param name="Varde">Seed of seriousness, status, class and type.</param>
internal sealed record Steg(int Paus, int Vad, int Kalla, int Id, int Var, int Nar, int Varde);

/// <summary>A line on its way to folds.</summary>
internal sealed record Provrad(string Strom, int Nummer, Handelserad Rad);

/// <summary>A generated course of events, decided by the sources' own rules into the lines of twelve streams. Every
/// decision is made twice: the second must add nothing.</summary>
internal sealed class Manus
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 17, 20, TimeSpan.Zero);

    public static IReadOnlyList<string> Stadsdelar { get; } =
        ["jarva", "kista", "farsta", "sodermalm", "bromma", "alvsjo", "skarpnack", "norra", "kungsholmen", "hasselby", "arsta", "stockholm"];

    public static IReadOnlyList<string> Platser { get; } = ["torget", "parken", "stationen"];

    private static readonly byte[] Nyckel = new byte[32];
    private static readonly Rattare Person = new("person:1", "jour");
    private readonly Kallindex[] _index = [.. Kallor.Select(k => new Kallindex(k.Kalla, TimeSpan.FromDays(400), 1_000_000))];
    private readonly Dictionary<string, long> _positioner = [];
    private readonly List<(int Kalla, Inkommande Sak)> _sagt = [];
    private DateTimeOffset _nu = Start;

    private readonly Dictionary<HandelseNyckel, Handelsetext?> _texter = [];
    private readonly bool _sammanfor;

    /// <summary>Plays the steps.</summary>
    /// <param name="steg">What happens.</param>
    /// <param name="sammanfor">False leaves out every merge and parting, as if nobody had thought of them.</param>
    public Manus(IEnumerable<Steg> steg, bool sammanfor = true)
    {
        _sammanfor = sammanfor;
        foreach (var ett in steg) Spela(ett);
    }

    public static IReadOnlyList<Kallregler> Kallor { get; } =
    [
        new() { Kalla = "polis", Namn = "Polisen", Standardklass = Klass.Oppen, Tak = Klass.Begransad, OppenTimmar = 6 },
        new() { Kalla = "ssbf", Namn = "Brandförsvaret", Tak = Klass.Begransad, OppenTimmar = 30 },
        new() { Kalla = "siss", Namn = "SISS", Tak = Klass.Begransad },
    ];

    /// <summary>Lines in the order of commit.</summary>
    public List<Provrad> Rader { get; } = [];

    /// <summary>Courses of up to <paramref name="hogst"/> steps.</summary>
    public static Gen<Steg[]> Gen(int hogst)
    {
        var paus = FsCheck.Fluent.Gen.Frequency(
            (6, FsCheck.Fluent.Gen.Choose(0, 3)), (4, FsCheck.Fluent.Gen.Choose(1, 180)), (2, FsCheck.Fluent.Gen.Choose(60, 2_880)), (1, FsCheck.Fluent.Gen.Choose(2_880, 28_800)));
        var nar = FsCheck.Fluent.Gen.Frequency(
            (2, FsCheck.Fluent.Gen.Choose(-5, 0)), (6, FsCheck.Fluent.Gen.Choose(0, 90)), (3, FsCheck.Fluent.Gen.Choose(0, 1_500)), (2, FsCheck.Fluent.Gen.Choose(0, 57_600)));
        var steg =
            from p in paus
            from vad in FsCheck.Fluent.Gen.Choose(0, 19)
            from kalla in FsCheck.Fluent.Gen.Choose(0, 2)
            from id in FsCheck.Fluent.Gen.Choose(0, 11)
            from var in FsCheck.Fluent.Gen.Choose(0, 999)
            from n in nar
            from varde in FsCheck.Fluent.Gen.Choose(0, 99_999)
            select new Steg(p, vad, kalla, id, var, n, varde);
        return from antal in FsCheck.Fluent.Gen.Choose(1, hogst)
               from alla in FsCheck.Fluent.Gen.ArrayOf(steg, antal)
               select alla;
    }

    /// <summary>Shorter courses, to find the shortest that fails.</summary>
    public static IEnumerable<Steg[]> Mindre(Steg[] alla)
    {
        for (var bit = alla.Length / 2; bit >= 1; bit /= 2)
            for (var fran = 0; fran + bit <= alla.Length; fran += bit)
                yield return [.. alla[..fran], .. alla[(fran + bit)..]];
    }

    /// <summary>The same lines with the streams woven differently; none is more than <paramref name="efter"/> behind another.</summary>
    public List<Provrad> Vav(Random slump, TimeSpan efter)
    {
        var koer = Rader.GroupBy(r => r.Strom).Select(g => new Queue<Provrad>(g)).ToList();
        var vav = new List<Provrad>(Rader.Count);
        while (koer.Count > 0)
        {
            var forst = koer.Min(ko => ko.Peek().Rad.Mottagen);
            var mojliga = koer.Where(ko => ko.Peek().Rad.Mottagen <= forst + efter).ToList();
            var ko = mojliga[slump.Next(mojliga.Count)];
            vav.Add(ko.Dequeue());
            if (ko.Count == 0) koer.Remove(ko);
        }

        return vav;
    }

    private void Spela(Steg steg)
    {
        _nu += TimeSpan.FromMinutes(steg.Paus) + TimeSpan.FromSeconds(steg.Varde % 50);
        var kalla = steg.Kalla;
        var id = string.Create(CultureInfo.InvariantCulture, $"h{steg.Id}");
        var kand = _index[kalla].Finn(id);
        switch (steg.Vad)
        {
            case 0 when _sagt.Count > 0:
                var igen = _sagt[steg.Varde % _sagt.Count];
                Beslut(igen.Kalla, igen.Sak).ShouldBeOfType<Kallbeslut.Dublett>();
                break;
            case 1 when kand is not null:
                var placering = Plats(steg.Var) with { Metod = Placeringsmetod.Manuell };
                var flytt = new Rattning { Placering = placering };
                Ratta(kalla, id, flytt);
                break;
            case 4 when kand is not null:
                Ratta(kalla, id, Rattning(steg));
                break;
            case 5 when kand is not null:
                if (_sammanfor) Sammanfor(steg, kand);
                break;
            case 2 when kand is not null:
                if (Rattelsebeslut.DelaText(kand, new Handelsetext { Rubrik = Rubrik(kand.Galler.Klass, steg) }, Person, _nu) is { } delad) Skriv(kalla, delad);
                Rattelsebeslut.DelaText(_index[kalla].Finn(id)!, new Handelsetext(), Person, _nu).ShouldBeNull();
                break;
            case 3 when kand is { Galler.Text: not Textlage.Ingen }:
                Gallra(kand);
                _index[kalla].Gallra(id);
                _texter.Remove(kand.Galler.Nyckel);
                break;
            default:
                var sak = Sak(steg, id);
                if (Beslut(kalla, sak) is Kallbeslut.Skriv beslut)
                {
                    Skriv(kalla, beslut);
                    _sagt.Add((kalla, sak));
                }

                Beslut(kalla, sak).ShouldBeOfType<Kallbeslut.Dublett>();
                break;
        }
    }

    /// <summary>Parts every report that is still merged.</summary>
    public void SarskiljAlla()
    {
        foreach (var (index, kalla) in _index.Select((index, kalla) => (index, kalla)))
            for (var id = 0; id < 12; id++)
                if (index.Finn(string.Create(CultureInfo.InvariantCulture, $"h{id}")) is { Galler.Rattelse.Sammanford: not null } kand) Sarskilj(kalla, kand);
    }

    private void Ratta(int kalla, string id, Rattning vad)
    {
        var kand = _index[kalla].Finn(id)!;
        if (Rattelsebeslut.Ratta(kand, vad, Person, _texter.GetValueOrDefault(kand.Galler.Nyckel), _nu) is { } beslut) Skriv(kalla, beslut);
        Rattelsebeslut.Ratta(_index[kalla].Finn(id)!, vad, Person, null, _nu).ShouldBeNull();
    }

    private static Rattning Rattning(Steg steg) => (steg.Varde % 7) switch
    {
        0 => new Rattning { Kategori = string.Create(CultureInfo.InvariantCulture, $"kategori-{steg.Varde / 7 % 3}"), Orsak = "prov" },
        1 => new Rattning { Allvar = steg.Varde / 7 % 5 + 1, Orsak = "prov" },
        2 => new Rattning { Status = steg.Varde / 7 % 2 == 0 ? Handelsestatus.Aterkallad : Handelsestatus.Avslutad, Orsak = "prov" },
        3 => new Rattning { Allvar = 5, Atertag = [Rattelsefalt.Kategori, Rattelsefalt.Status], Orsak = "prov" },
        _ => new Rattning { Atertag = [Rattelsefalt.Atertagbara[steg.Varde / 7 % 4]] },
    };

    private void Sammanfor(Steg steg, Indexpost kand)
    {
        if (kand.Galler.Rattelse?.Sammanford is not null)
        {
            Sarskilj(steg.Kalla, kand);
            return;
        }

        if (_index[(steg.Kalla + 1) % 3].Finn(string.Create(CultureInfo.InvariantCulture, $"h{steg.Varde % 12}")) is not { Galler: var huvudet }
            || Sammanforingsregler.Hinder(kand.Galler, 0, huvudet) is not null) return;
        var huvud = new Huvud(huvudet.Kalla, huvudet.Id, huvudet.Klass);
        var beslut = Rattelsebeslut.Sammanfor(kand, huvud, null, Person, _texter.GetValueOrDefault(kand.Galler.Nyckel), _nu).ShouldNotBeNull();
        Skriv(steg.Kalla, beslut);
        Rattelsebeslut.Sammanfor(_index[steg.Kalla].Finn(kand.Galler.Id)!, huvud, null, Person, null, _nu).ShouldBeNull();
    }

    private void Sarskilj(int kalla, Indexpost kand)
    {
        Rattelsebeslut.Sarskilj(kand, new HandelseNyckel("ingen", "annan"), null, Person, null, _nu).ShouldBeNull();
        Skriv(kalla, Rattelsebeslut.Sarskilj(kand, null, null, Person, _texter.GetValueOrDefault(kand.Galler.Nyckel), _nu).ShouldNotBeNull());
        Rattelsebeslut.Sarskilj(_index[kalla].Finn(kand.Galler.Id)!, null, null, Person, null, _nu).ShouldBeNull();
    }

    // Type and words name the class, so that what leaks can be told by its words.
    private Inkommande Sak(Steg steg, string id)
    {
        var klass = (Klass)(steg.Varde / 7 % 4 is var k && k == 3 ? 0 : k);
        var plats = Plats(steg.Var);
        return new Inkommande
        {
            Id = id,
            Typ = steg.Varde % 13 == 0 ? Provtolk.Sammanfattning : $"typ-{klass}-{steg.Varde % 3}",
            Intraffad = _nu - TimeSpan.FromMinutes(steg.Nar),
            Publicerad = steg.Varde % 5 == 0 ? _nu - TimeSpan.FromMinutes(steg.Varde % 700) : null,
            Rubrik = Rubrik(klass, steg),
            Text = steg.Varde % 11 == 0 ? "Ring 070-000 00 00" : null,
            Stadsdel = plats.Stadsdel,
            Plats = plats.Plats,
            Status = (steg.Varde / 3 % 6) switch { 0 => Handelsestatus.Avslutad, 1 => Handelsestatus.Aterkallad, _ => Handelsestatus.Pagaende },
            Allvar = steg.Varde / 11 % 5 + 1,
            Klass = klass,
        };
    }

    private static string Rubrik(Klass klass, Steg steg) => string.Create(CultureInfo.InvariantCulture, $"ord-{klass}-{steg.Varde}");

    private static Placering Plats(int var) => new()
    {
        Stadsdel = Stadsdelar[var % 4 == 0 ? var / 4 % 12 : var / 4 % 3],
        Plats = var % 7 < 3 ? Platser[var % 7] : null,
        Metod = Placeringsmetod.Namn,
        Sakerhet = 1,
    };

    private Kallbeslut Beslut(int kalla, Inkommande sak) =>
        Kallbeslut.Besluta(sak, _index[kalla].Finn(sak.Id), Kallor[kalla], new Provtolk(), Nyckel, hubOvar: false, _nu);

    private void Skriv(int kalla, Kallbeslut.Skriv beslut)
    {
        if (beslut.BehallOrd) beslut = beslut with { Text = _texter.GetValueOrDefault(beslut.Fakta.Nyckel) };
        if (beslut.Slag != Handelseslag.Historik) _texter[beslut.Fakta.Nyckel] = beslut.Text;
        Rad(kalla, beslut.Fakta.Placering.Stadsdel, new Handelserad { Slag = beslut.Slag, Mottagen = _nu, Fakta = beslut.Fakta, Text = beslut.Text });
        if (beslut.Fran is null) return;
        _nu += TimeSpan.FromSeconds(1);
        Rad(kalla, beslut.Fran, new Handelserad { Slag = Handelseslag.Utflyttad, Mottagen = _nu, Fakta = beslut.Fakta });
    }

    private void Rad(int kalla, string stadsdel, Handelserad rad)
    {
        var position = _positioner[stadsdel] = _positioner.GetValueOrDefault(stadsdel) + 1;
        _index[kalla].Folda(rad.Slag, rad.Fakta, position);
        _index[kalla].HalvaFlyttar.Any().ShouldBe(rad.Slag == Handelseslag.Inflyttad);
        Rader.Add(new Provrad(stadsdel, Rader.Count + 1, rad));
    }

    private void Gallra(Indexpost kand)
    {
        foreach (var stadsdel in kand.Revisioner.Select(r => r.Stadsdel).Distinct())
        {
            var gallring = new Gallringsfakta([.. kand.Revisioner.Where(r => r.Stadsdel == stadsdel).Select(r => r.Position)], [kand.Galler.Nyckel.ToString()], "prov");
            _positioner[stadsdel]++;
            Rader.Add(new Provrad(stadsdel, Rader.Count + 1, new Handelserad { Slag = Handelseslag.TextGallrad, Mottagen = _nu, Gallring = gallring }));
        }
    }
}
