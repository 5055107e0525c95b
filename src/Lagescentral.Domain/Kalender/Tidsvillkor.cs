using System.Globalization;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Kalender;

/// <summary>Something that is wrong in a condition.</summary>
/// <param name="Falt">The field, as in JSON: <c>veckodagar[1]</c>.</param>
/// <param name="Orsak">What is wrong and what is allowed, Swedish.</param>
public sealed record Villkorsfel(string Falt, string Orsak);

/// <summary>When something applies, by the city's own clock and the Swedish calendar; as rules and rotations hold it in JSON.
/// A day is chosen when its weekday is listed <em>or</em> one of its names is; none listed chooses every day. A span of the clock
/// that goes over midnight belongs whole to the day on which it begins: 22:00–06:00 on <c>valborg</c> ends on the first of May.
/// Without a span it is the whole day. An empty condition always applies.</summary>
[Vy("tidsvillkor")]
public sealed record Tidsvillkor
{
    /// <summary>Not Saturday, Sunday, public holiday, midsommarafton, julafton or nyårsafton.</summary>
    public const string Arbetsdag = "arbetsdag";

    /// <summary>Every day that is no <see cref="Arbetsdag"/>.</summary>
    public const string Ledigdag = "helg";

    /// <summary>A public holiday by law, other than an ordinary Sunday.</summary>
    public const string Helgdag = "helgdag";

    /// <summary>Most days that may be listed in a field.</summary>
    public const int HogstDagar = 40;

    private static readonly string[] Veckodagsord = ["mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"];

    /// <summary>Weekdays: <c>mandag</c> … <c>sondag</c>.</summary>
    public IReadOnlyList<string> Veckodagar { get; init; } = [];

    /// <summary>Named days: an id of <see cref="Svenskkalender.Namnddagar"/>, <see cref="Arbetsdag"/>, <see cref="Ledigdag"/> or
    /// <see cref="Helgdag"/>.</summary>
    public IReadOnlyList<string> Dagar { get; init; } = [];

    /// <summary>Named days on which it does not apply, whatever else chooses them.</summary>
    public IReadOnlyList<string> Utom { get; init; } = [];

    /// <summary>From and including this local clock time, <c>HH:mm</c>; with <see cref="Till"/> or not at all.</summary>
    public string? Fran { get; init; }

    /// <summary>Up to, not including, this local clock time, <c>HH:mm</c>. Earlier than <see cref="Fran"/>: on the day after. The
    /// same: 24 hours by the clock.</summary>
    public string? Till { get; init; }

    /// <summary>The words that weekdays are written with, Monday first.</summary>
    public static IReadOnlyList<string> Veckodagsnamn => Veckodagsord;

    /// <summary>The words that a named day may be written with.</summary>
    public static IReadOnlyList<string> Dagnamn { get; } = [Arbetsdag, Ledigdag, Helgdag, .. Svenskkalender.Namnddagar.Select(d => d.Id)];

    /// <summary>What is wrong with it; empty when it may be used.</summary>
    public IReadOnlyList<Villkorsfel> Fel()
    {
        var fel = new List<Villkorsfel>();
        Ord("veckodagar", Veckodagar, Veckodagsord, "veckodag");
        Ord("dagar", Dagar, Dagnamn, "dag");
        Ord("utom", Utom, Dagnamn, "dag");
        Klocka("fran", Fran);
        Klocka("till", Till);
        if (Fran is null != Till is null)
            fel.Add(new(Fran is null ? "fran" : "till", "Ange både fran och till, eller inget av dem."));
        return fel;

        void Ord(string falt, IReadOnlyList<string>? ord, IReadOnlyList<string> kanda, string vad)
        {
            if (ord is null)
            {
                fel.Add(new(falt, "Listan saknas; utelämna fältet eller ange []."));
                return;
            }

            if (ord.Count > HogstDagar) fel.Add(new(falt, $"Högst {HogstDagar} dagar."));
            for (var i = 0; i < Math.Min(ord.Count, HogstDagar); i++)
                if (!kanda.Contains(ord[i], StringComparer.Ordinal))
                    fel.Add(new($"{falt}[{i.ToString(CultureInfo.InvariantCulture)}]", $"Okänd {vad}. Tillåtna: {string.Join(", ", kanda)}."));
        }

        void Klocka(string falt, string? klocka)
        {
            if (klocka is not null && LasKlocka(klocka) is null) fel.Add(new(falt, "Ange ett klockslag som TT:MM, 00:00–23:59."));
        }
    }

    /// <summary>A clock time written as <c>HH:mm</c>; null when it is something else.</summary>
    public static TimeOnly? LasKlocka(string? klocka) =>
        TimeOnly.TryParseExact(klocka, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var tid) ? tid : null;

    /// <summary>True when it applies at a moment. To ask many times, keep a <see cref="Tidsprov"/>.</summary>
    /// <exception cref="ArgumentException">The condition is wrong (<see cref="Fel"/>).</exception>
    public bool Galler(DateTimeOffset nu, TimeZoneInfo zon) => new Tidsprov(this, zon).Galler(nu);

    /// <inheritdoc/>
    public bool Equals(Tidsvillkor? other) => other is not null && Fran == other.Fran && Till == other.Till
        && Veckodagar.SequenceEqual(other.Veckodagar) && Dagar.SequenceEqual(other.Dagar) && Utom.SequenceEqual(other.Utom);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Fran, Till, Veckodagar.Count, Dagar.Count, Utom.Count);
}

/// <summary>A condition made ready to be asked many times. Immutable.</summary>
public sealed class Tidsprov
{
    private readonly TimeZoneInfo _zon;
    private readonly int _veckodagar;
    private readonly IReadOnlyList<string> _dagar;
    private readonly IReadOnlyList<string> _utom;
    private readonly TimeOnly? _fran;
    private readonly TimeOnly _till;

    /// <summary>Makes a condition ready.</summary>
    /// <param name="villkor">The condition.</param>
    /// <param name="zon">The city's time zone.</param>
    /// <exception cref="ArgumentException">The condition is wrong; the message says in which field.</exception>
    public Tidsprov(Tidsvillkor villkor, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(villkor);
        ArgumentNullException.ThrowIfNull(zon);
        if (villkor.Fel() is [var fel, ..]) throw new ArgumentException($"{fel.Falt}: {fel.Orsak}", nameof(villkor));
        _zon = zon;
        foreach (var dag in villkor.Veckodagar)
            for (var i = 0; i < 7; i++)
                if (Tidsvillkor.Veckodagsnamn[i] == dag) _veckodagar |= 1 << i;
        _dagar = villkor.Dagar;
        _utom = villkor.Utom;
        _fran = Tidsvillkor.LasKlocka(villkor.Fran);
        _till = Tidsvillkor.LasKlocka(villkor.Till) ?? default;
    }

    /// <summary>True when the condition applies at a moment.</summary>
    public bool Galler(DateTimeOffset tid)
    {
        var (dag, klocka) = Lokaltid.Av(tid, _zon);
        if (_fran is not { } fran) return Vald(dag);
        if (fran < _till) return fran <= klocka && klocka < _till && Vald(dag);
        return klocka >= fran ? Vald(dag) : klocka < _till && Vald(dag.AddDays(-1));
    }

    /// <summary>True when the condition chooses a day, whatever the clock.</summary>
    public bool Vald(DateOnly dag)
    {
        if (Namnd(_utom, dag)) return false;
        if (_veckodagar == 0 && _dagar.Count == 0) return true;
        return (_veckodagar & (1 << (((int)dag.DayOfWeek + 6) % 7))) != 0 || Namnd(_dagar, dag);
    }

    /// <summary>The spans within a period during which it applies, in order and apart from each other: exactly the moments at
    /// which <see cref="Galler"/> says yes.</summary>
    /// <param name="inom">A period; the work grows with its days.</param>
    public IReadOnlyList<Period> Perioder(Period inom)
    {
        if (inom.Tom) return [];
        var (forsta, _) = Lokaltid.Av(inom.Fran, _zon);
        var (sista, _) = Lokaltid.Av(inom.Till, _zon);
        var granser = new SortedSet<DateTimeOffset> { inom.Fran };
        for (var dag = forsta; dag <= sista; dag = dag.AddDays(1))
        {
            var borjan = Lokaltid.Ogonblick(dag, TimeOnly.MinValue, _zon);
            var slut = Lokaltid.Ogonblick(dag.AddDays(1), TimeOnly.MinValue, _zon);
            Ta(borjan);
            if (_fran is { } fran)
            {
                Ta(Lokaltid.Ogonblick(dag, fran, _zon));
                Ta(Lokaltid.Ogonblick(dag, _till, _zon));
            }

            // On a day that is not 24 hours the clock passes its times at other moments too: every minute is looked at.
            if (slut - borjan != TimeSpan.FromDays(1))
                for (var tid = borjan; tid < slut; tid = tid.AddMinutes(1)) Ta(tid);
        }

        var perioder = new List<Period>();
        DateTimeOffset? oppen = null;
        foreach (var grans in granser)
        {
            var galler = Galler(grans);
            if (galler) oppen ??= grans;
            else if (oppen is { } fran)
            {
                perioder.Add(new(fran, grans));
                oppen = null;
            }
        }

        if (oppen is { } kvar) perioder.Add(new(kvar, inom.Till));
        return perioder;

        void Ta(DateTimeOffset tid)
        {
            if (inom.Innehaller(tid)) granser.Add(tid);
        }
    }

    private static bool Namnd(IReadOnlyList<string> namn, DateOnly dag)
    {
        foreach (var ord in namn)
        {
            var ja = ord switch
            {
                Tidsvillkor.Arbetsdag => Svenskkalender.ArArbetsdag(dag),
                Tidsvillkor.Ledigdag => !Svenskkalender.ArArbetsdag(dag),
                Tidsvillkor.Helgdag => Svenskkalender.ArHelgdag(dag),
                _ => Svenskkalender.Namn(dag).Any(d => d.Id == ord),
            };
            if (ja) return true;
        }

        return false;
    }
}
