using System.Collections.Immutable;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Bevarande;

/// <summary>A reason of its own to keep an event's texts.</summary>
/// <param name="Handelse">Key, <c>polis/633436</c>.</param>
/// <param name="Orsak">Why, Swedish.</param>
/// <param name="Till">Kept until, UTC.</param>
/// <param name="Av">Who decided it: a pseudonymous person.</param>
/// <param name="Satt">When, UTC.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
public sealed record Gallringsstopp(string Handelse, string Orsak, DateTimeOffset Till, string Av, DateTimeOffset Satt, long Version);

/// <summary>A line of the stream <c>gallring</c>, decided and to be written.</summary>
/// <param name="Slag">Kind.</param>
/// <param name="Fakta">One of the records of <see cref="Gallringsslag"/>.</param>
public sealed record Gallringsrad(string Slag, object Fakta);

/// <summary>Why a decision came out as it did.</summary>
public enum Stopputfall
{
    /// <summary>To be written.</summary>
    Gjort,

    /// <summary>It already is so.</summary>
    RedanSa,

    /// <summary>There is nothing to release.</summary>
    Saknas,

    /// <summary>It has another version than the one the person saw.</summary>
    AnnanVersion,

    /// <summary>The end is not ahead, or too far ahead.</summary>
    FelTid,

    /// <summary>As many are kept as may be.</summary>
    Fullt,
}

/// <summary>The state of keeping and erasing: a fold of the stream <c>gallring</c>. Immutable.</summary>
public sealed record Gallringsbok
{
    /// <summary>For how long a reason of its own may keep a text before it must be given anew, days.</summary>
    public const int StoppDygnHogst = 730;

    /// <summary>How many reports are remembered; the journal has them all.</summary>
    public const int RapporterHogst = 400;

    /// <summary>Before anything has been read.</summary>
    public static Gallringsbok Tom { get; } = new();

    /// <summary>Position of the last line.</summary>
    public long Position { get; private init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset Senast { get; private init; }

    /// <summary>A run that has begun and not ended.</summary>
    public Korningsplan? Pagar { get; private init; }

    /// <summary>Reports, the latest last.</summary>
    public ImmutableList<Korningsrapport> Rapporter { get; private init; } = [];

    /// <summary>The latest restore, and when.</summary>
    public (DateTimeOffset Nar, Aterstallningsfakta Fakta)? Aterstalld { get; private init; }

    /// <summary>Reasons that have been given and not taken back, by event; those whose time is out too.</summary>
    public ImmutableDictionary<string, Gallringsstopp> Alla { get; private init; } = ImmutableDictionary<string, Gallringsstopp>.Empty;

    /// <summary>The event's reason, when it holds at <paramref name="nu"/>.</summary>
    public Gallringsstopp? Stopp(string handelse, DateTimeOffset nu) =>
        Alla.TryGetValue(handelse, out var stopp) && stopp.Till > nu ? stopp : null;

    /// <summary>The reasons that hold at <paramref name="nu"/>, the first to end first.</summary>
    public IReadOnlyList<Gallringsstopp> Gallande(DateTimeOffset nu) => [.. Alla.Values.Where(b => b.Till > nu).OrderBy(b => b.Till).ThenBy(b => b.Handelse, StringComparer.Ordinal)];

    /// <summary>Takes in a line.</summary>
    /// <exception cref="OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public Gallringsbok Folda(string slag, long position, DateTimeOffset mottagen, string vem, ReadOnlySpan<byte> fakta)
    {
        var bok = this with { Position = position, Senast = mottagen };
        switch (slag)
        {
            case Gallringsslag.Paborjad:
                return bok with { Pagar = Json.Read<Korningsplan>(fakta) };
            case Gallringsslag.Kord:
                var rapporter = Rapporter.Add(Json.Read<Korningsrapport>(fakta));
                return bok with { Pagar = null, Rapporter = rapporter.Count > RapporterHogst ? rapporter.RemoveAt(0) : rapporter };
            case Gallringsslag.Stoppad:
                var satt = Json.Read<Stoppfakta>(fakta);
                // Those whose time has been out for long are let go of, so that the state stays as small as what holds.
                var kvar = Alla.Where(par => par.Value.Till <= mottagen).Select(par => par.Key).ToList();
                return bok with
                {
                    Alla = Alla.RemoveRange(kvar).SetItem(satt.Handelse, new Gallringsstopp(satt.Handelse, satt.Orsak, satt.Till!.Value, vem, mottagen, position)),
                };
            case Gallringsslag.Slappt:
                return bok with { Alla = Alla.Remove(Json.Read<Stoppfakta>(fakta).Handelse) };
            case Gallringsslag.Aterstalld:
                // A run that was going on when the copy was made is begun anew, with what is due now.
                return bok with { Pagar = null, Aterstalld = (mottagen, Json.Read<Aterstallningsfakta>(fakta)) };
            default:
                throw new OkantSlagException(slag);
        }
    }

    /// <summary>The day whose run is due at a local time: the latest whose hour has struck.</summary>
    /// <param name="lokal">Local time.</param>
    /// <param name="klockslag">The hour of the run.</param>
    public static DateOnly Dag(DateTime lokal, TimeOnly klockslag) =>
        DateOnly.FromDateTime(TimeOnly.FromDateTime(lokal) >= klockslag ? lokal : lokal.AddDays(-1));

    /// <summary>True when that day's run has not been done, or has been broken off. However many days were missed, one run
    /// makes them good; asking late, or twice, does no harm.</summary>
    public bool SkaKoras(DateOnly dag) => Pagar is not null || Rapporter.IsEmpty || Rapporter[^1].Dag < dag;

    /// <summary>Begins the day's run; null when it is done, or one is going on.</summary>
    public Gallringsrad? Borja(
        DateOnly dag, DateTimeOffset nu, long efter, IReadOnlyDictionary<string, Klassfrister> regler, IReadOnlyList<Lagergrans> lager,
        int ryktenManader, IReadOnlyList<Ordfrist>? ord = null) =>
        Pagar is not null || !SkaKoras(dag) ? null
            : new Gallringsrad(Gallringsslag.Paborjad, new Korningsplan((Rapporter.IsEmpty ? 0 : Rapporter[^1].Nr) + 1, dag, nu, efter, regler, lager, ryktenManader, ord));

    /// <summary>Ends the run that goes on; null when it is another, or has ended.</summary>
    public Gallringsrad? Avsluta(Korningsrapport rapport)
    {
        ArgumentNullException.ThrowIfNull(rapport);
        return Pagar?.Nr == rapport.Nr ? new Gallringsrad(Gallringsslag.Kord, rapport) : null;
    }

    /// <summary>Keeps an event's texts for a reason of their own.</summary>
    /// <param name="handelse">Event.</param>
    /// <param name="orsak">Why.</param>
    /// <param name="till">Until when, UTC.</param>
    /// <param name="version">The version that the person saw, when one is changed.</param>
    /// <param name="hogst">How many may hold at once.</param>
    /// <param name="nu">Now, UTC.</param>
    public (Stopputfall Utfall, Gallringsrad? Rad) Stoppa(string handelse, string orsak, DateTimeOffset till, long? version, int hogst, DateTimeOffset nu)
    {
        if (till <= nu || till > nu.AddDays(StoppDygnHogst)) return (Stopputfall.FelTid, null);
        var fore = Stopp(handelse, nu);
        if (fore is not null && fore.Orsak == orsak && fore.Till == till) return (Stopputfall.RedanSa, null);
        if (fore?.Version != version) return (Stopputfall.AnnanVersion, null);
        if (fore is null && Alla.Values.Count(b => b.Till > nu) >= hogst) return (Stopputfall.Fullt, null);
        return (Stopputfall.Gjort, new Gallringsrad(Gallringsslag.Stoppad, new Stoppfakta(handelse, orsak, till)));
    }

    /// <summary>Lets an event's texts go with the others of their class.</summary>
    public (Stopputfall Utfall, Gallringsrad? Rad) Slapp(string handelse, string orsak, long? version, DateTimeOffset nu)
    {
        if (Stopp(handelse, nu) is not { } stopp) return (Stopputfall.Saknas, null);
        return stopp.Version != version
            ? (Stopputfall.AnnanVersion, null)
            : (Stopputfall.Gjort, new Gallringsrad(Gallringsslag.Slappt, new Stoppfakta(handelse, orsak, null)));
    }
}
