using Lagescentral.Domain.Kalender;

namespace Lagescentral.Domain.Jour;

/// <summary>Why a person is on call.</summary>
public enum Passursprung
{
    /// <summary>By the schedule.</summary>
    Schema,

    /// <summary>Instead of the schedule.</summary>
    Ersattning,

    /// <summary>Beside whoever else is.</summary>
    Forstarkning,

    /// <summary>By an exchange.</summary>
    Byte,
}

/// <summary>A person's unbroken time on call.</summary>
/// <param name="Linje">The line.</param>
/// <param name="Person">Pseudonymous id.</param>
/// <param name="Fran">From, UTC.</param>
/// <param name="Till">Up to, UTC.</param>
/// <param name="Ursprung">Why.</param>
/// <param name="Ur">Name of the layer, or id of the replacement or exchange.</param>
public sealed record Jourpass(string Linje, string Person, DateTimeOffset Fran, DateTimeOffset Till, Passursprung Ursprung, string Ur)
{
    /// <summary>The time.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Period Tid => new(Fran, Till);
}

/// <summary>Who is on call now, next and at a given time, and where nobody is. Pure; of several layers the last that applies
/// holds, and of several changes the latest.</summary>
public sealed class Jourbok
{
    // So far on both sides of what is asked for, shifts are made: the longest shift, and the day that a change of the clock moves.
    private static readonly TimeSpan Marginal = TimeSpan.FromDays(Jourgranser.SkiftDygn + 2);
    private static readonly TimeSpan Framat = TimeSpan.FromDays(Jourgranser.FramatDygn);
    private readonly TimeZoneInfo _zon;
    private readonly Dictionary<string, List<Linjefakta>> _linjer;
    private readonly List<(long Ordning, Ersattningsfakta? Ersattning, Bytesfakta? Byte)> _andringar;
    private readonly Dictionary<Jourskikt, (DateTimeOffset Till, IReadOnlyList<Period> Tillfallen)> _tillfallen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads what stands.</summary>
    /// <param name="lage">What stands.</param>
    /// <param name="zon">The city's time zone.</param>
    public Jourbok(Jourlage lage, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(lage);
        _zon = zon;
        _linjer = lage.Linjer.GroupBy(l => l.Id).ToDictionary(g => g.Key, g => g.OrderBy(l => l.Fran).ToList());
        _andringar =
        [
            .. lage.Ersattningar.Where(e => !e.Fakta.Tid.Tom).Select(e => (e.Ordning, (Ersattningsfakta?)e.Fakta, (Bytesfakta?)null))
                .Concat(lage.Byten.Where(b => b.Fakta.Tillstand == Bytestillstand.Antaget).Select(b => (b.Ordning, (Ersattningsfakta?)null, (Bytesfakta?)b.Fakta)))
                .OrderBy(a => a.Ordning),
        ];
    }

    /// <summary>Pseudonymous ids of those who are on call at a moment, whom the schedule names first; empty when nobody is.</summary>
    public IReadOnlyList<string> Pa(string linje, DateTimeOffset tid) => [.. PassVid(linje, tid).Select(p => p.Person).Distinct()];

    /// <summary>The time on call that a moment falls in, of each who is on call then.</summary>
    public IReadOnlyList<Jourpass> PassVid(string linje, DateTimeOffset tid) =>
        [.. Pass(linje, tid, tid.AddTicks(1)).OrderBy(p => p.Ursprung == Passursprung.Forstarkning)];

    /// <summary>What begins next after a moment: one, or several that begin together; empty when nothing does within the time that
    /// schedules are made for.</summary>
    public IReadOnlyList<Jourpass> Nasta(string linje, DateTimeOffset tid)
    {
        for (var (fran, dygn) = (tid, 14); fran < tid + Framat; fran = fran.AddDays(dygn), dygn = Jourgranser.SkiftDygn)
        {
            var kommande = Pass(linje, fran, fran.AddDays(dygn)).Where(p => p.Fran > tid).ToList();
            if (kommande.Count == 0) continue;
            var forst = kommande.Min(p => p.Fran);
            return [.. kommande.Where(p => p.Fran == forst)];
        }

        return [];
    }

    /// <summary>Every time on call that some part of falls within a span, whole, in order. Those of the schedule, its replacements
    /// and its exchanges never overlap; reinforcements may.</summary>
    /// <param name="linje">The line.</param>
    /// <param name="fran">From, UTC.</param>
    /// <param name="till">Up to, UTC.</param>
    public IReadOnlyList<Jourpass> Pass(string linje, DateTimeOffset fran, DateTimeOffset till)
    {
        if (!_linjer.TryGetValue(linje, out var versioner) || till <= fran) return [];
        var inom = new Period(fran - Marginal, till + Marginal);
        var schema = new List<Del>();
        for (var i = 0; i < versioner.Count; i++)
        {
            var galler = Galler(versioner, i).Med(inom);
            if (galler.Tom) continue;
            var delar = new List<Del>();
            foreach (var skikt in versioner[i].Skikt) delar = Ovanpa(delar, [.. Skift(skikt, galler)]);
            schema.AddRange(delar);
        }

        var utover = new List<Del>();
        var slut = versioner[^1].Avslutad ?? DateTimeOffset.MaxValue;
        foreach (var (_, ersattning, byte_) in _andringar)
        {
            if (ersattning is { } e && e.Linje == linje)
            {
                var tid = e.Tid.Med(new(inom.Fran, inom.Till < slut ? inom.Till : slut));
                if (tid.Tom) continue;
                var del = new Del(tid, e.Person, e.Utover ? Passursprung.Forstarkning : Passursprung.Ersattning, e.Id, e.Fran);
                if (e.Utover) utover.Add(del);
                else schema = Ovanpa(schema, [del]);
            }
            else if (byte_ is { } b && b.Linje == linje)
            {
                schema = Byt(schema, b.Ena, b.Med, b.Id);
                if (b.Andra is { } andra) schema = Byt(schema, andra, b.Ena.Person, b.Id);
            }
        }

        return [.. Ihop(schema).Concat(utover)
            .Where(d => d.Tid.Fran < till && d.Tid.Till > fran)
            .OrderBy(d => d.Tid.Fran).ThenBy(d => d.Ursprung).ThenBy(d => d.Person, StringComparer.Ordinal)
            .Select(d => new Jourpass(linje, d.Person, d.Tid.Fran, d.Tid.Till, d.Ursprung, d.Ur))];
    }

    /// <summary>The times within a span at which somebody must be on call and nobody is, in order and apart from each other.</summary>
    public IReadOnlyList<Period> Luckor(string linje, DateTimeOffset fran, DateTimeOffset till)
    {
        if (!_linjer.TryGetValue(linje, out var versioner) || till <= fran) return [];
        var kvar = new List<Period>();
        for (var i = 0; i < versioner.Count; i++)
        {
            var galler = Galler(versioner, i).Med(new(fran, till));
            if (galler.Tom) continue;
            foreach (var period in versioner[i].Bemannas is { } villkor ? new Tidsprov(villkor, _zon).Perioder(galler) : [galler])
            {
                // A gap does not end because the schedule was changed.
                if (kvar.Count > 0 && kvar[^1].Till == period.Fran) kvar[^1] = new(kvar[^1].Fran, period.Till);
                else kvar.Add(period);
            }
        }

        foreach (var pass in Pass(linje, fran, till)) kvar = [.. kvar.SelectMany(p => Utan(p, pass.Tid))];
        return kvar;
    }

    /// <summary>True when a person is on call for the whole of a time, by the schedule or a change of it.</summary>
    internal bool ArPa(string linje, Bytesdel del)
    {
        List<Period> kvar = [del.Tid];
        foreach (var pass in Pass(linje, del.Fran, del.Till).Where(p => p.Person == del.Person && p.Ursprung != Passursprung.Forstarkning))
            kvar = [.. kvar.SelectMany(p => Utan(p, pass.Tid))];
        return !del.Tid.Tom && kvar.Count == 0;
    }

    private static Period Galler(List<Linjefakta> versioner, int i)
    {
        var till = i + 1 < versioner.Count ? versioner[i + 1].Fran : DateTimeOffset.MaxValue;
        // The version that ends a line holds from its own beginning until then.
        return new(versioner[i].Fran, versioner[i].Avslutad is { } slut && slut < till ? slut : till);
    }

    private IEnumerable<Del> Skift(Jourskikt skikt, Period inom)
    {
        var byte_ = Tidsvillkor.LasKlocka(skikt.Byte) ?? throw new ArgumentException($"Skiktet {skikt.Namn} har fel klockslag.", nameof(skikt));
        var start = Lokaltid.Ogonblick(skikt.Start, byte_, _zon);
        var galler = inom.Med(new(start, skikt.Slut is { } slut ? Lokaltid.Ogonblick(slut, byte_, _zon) : DateTimeOffset.MaxValue));
        if (galler.Tom || skikt.Deltagare.Count == 0) yield break;
        var prov = skikt.Nar is { } nar ? new Tidsprov(nar, _zon) : null;
        if (skikt.Sort == Skiftsort.Tillfalle)
        {
            var tillfallen = Tillfallen(skikt, prov, start, galler.Till);
            for (var k = 0; k < tillfallen.Count; k++)
                if (tillfallen[k].Med(galler) is { Tom: false } tid) yield return new(tid, skikt.Deltagare[k % skikt.Deltagare.Count], Passursprung.Schema, skikt.Namn, tillfallen[k].Fran);
            yield break;
        }

        var langd = skikt.Sort == Skiftsort.Vecka ? 7 * skikt.Var : skikt.Var;
        var (dag, _) = Lokaltid.Av(galler.Fran, _zon);
        for (var k = Math.Max(0, (dag.DayNumber - skikt.Start.DayNumber) / langd - 1); ; k++)
        {
            var fran = Lokaltid.Ogonblick(skikt.Start.AddDays(k * langd), byte_, _zon);
            if (fran >= galler.Till) yield break;
            var skift = new Period(fran, Lokaltid.Ogonblick(skikt.Start.AddDays((k + 1) * langd), byte_, _zon)).Med(galler);
            if (skift.Tom) continue;
            foreach (var tid in prov is null ? [skift] : prov.Perioder(skift))
                yield return new(tid, skikt.Deltagare[k % skikt.Deltagare.Count], Passursprung.Schema, skikt.Namn, fran);
        }
    }

    // Counted from the layer's start, whatever is asked for: each its own number. Remembered, for they are the dearest to make.
    private IReadOnlyList<Period> Tillfallen(Jourskikt skikt, Tidsprov? prov, DateTimeOffset start, DateTimeOffset till)
    {
        if (prov is null) return [];
        lock (_tillfallen)
        {
            if (_tillfallen.TryGetValue(skikt, out var gjorda) && gjorda.Till >= till) return gjorda.Tillfallen;
            // Further than is asked for: the last must not be cut short.
            var langre = (till < DateTimeOffset.MaxValue - Framat ? till : start) + Framat / 2;
            var nya = prov.Perioder(new(start, langre));
            _tillfallen[skikt] = (till, nya);
            return nya;
        }
    }

    private static List<Del> Byt(List<Del> schema, Bytesdel del, string mot, string id) =>
        Ovanpa(schema, [.. schema.Where(s => s.Person == del.Person && !s.Tid.Med(del.Tid).Tom).Select(s => new Del(s.Tid.Med(del.Tid), mot, Passursprung.Byte, id, s.Skift))]);

    private static List<Del> Ovanpa(List<Del> under, IReadOnlyList<Del> over)
    {
        if (over.Count == 0) return under;
        var kvar = new List<Del>(under.Count + over.Count);
        var ordnade = over.OrderBy(d => d.Tid.Fran).ToList();
        foreach (var del in under)
        {
            // Both lists are in order and without overlaps, so only those that meet are looked at.
            List<Period> delar = [del.Tid];
            for (var i = Forsta(ordnade, del.Tid.Fran); i < ordnade.Count && ordnade[i].Tid.Fran < del.Tid.Till; i++)
                delar = [.. delar.SelectMany(p => Utan(p, ordnade[i].Tid))];
            kvar.AddRange(delar.Select(p => del with { Tid = p }));
        }

        kvar.AddRange(ordnade);
        kvar.Sort((a, b) => a.Tid.Fran.CompareTo(b.Tid.Fran));
        return kvar;
    }

    // The first that ends after a moment.
    private static int Forsta(List<Del> ordnade, DateTimeOffset efter)
    {
        var (lag, hog) = (0, ordnade.Count);
        while (lag < hog)
        {
            var mitt = (lag + hog) / 2;
            if (ordnade[mitt].Tid.Till > efter) hog = mitt;
            else lag = mitt + 1;
        }

        return lag;
    }

    // One shift that is cut by a new version of the line, which leaves it as it was, is one.
    private static List<Del> Ihop(List<Del> delar)
    {
        var hela = new List<Del>(delar.Count);
        foreach (var del in delar.OrderBy(d => d.Tid.Fran))
        {
            if (hela is [.., var sist] && sist.Tid.Till == del.Tid.Fran && sist with { Tid = del.Tid } == del) hela[^1] = sist with { Tid = new(sist.Tid.Fran, del.Tid.Till) };
            else hela.Add(del);
        }

        return hela;
    }

    private static IEnumerable<Period> Utan(Period hel, Period bort)
    {
        if (hel.Med(bort).Tom)
        {
            yield return hel;
            yield break;
        }

        if (hel.Fran < bort.Fran) yield return new(hel.Fran, bort.Fran);
        if (bort.Till < hel.Till) yield return new(bort.Till, hel.Till);
    }

    private readonly record struct Del(Period Tid, string Person, Passursprung Ursprung, string Ur, DateTimeOffset Skift);
}
