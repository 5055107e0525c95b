using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Larm;

/// <summary>The channel of larm: those that are open, and those closed lately.</summary>
/// <param name="Larm">By id; in a change null takes one away.</param>
/// <param name="Glomda">How many closed ones are only in the journal.</param>
[Vy("larmen")]
public sealed record Larmenvy(IReadOnlyDictionary<string, Larmvy?> Larm, int Glomda);

/// <summary>A person in a larm: others see the role.</summary>
/// <param name="Person">Pseudonymous id.</param>
/// <param name="Roll">Role.</param>
[Vy("larmperson")]
public sealed record Larmpersonvy(string Person, string Roll)
{
    /// <summary>From facts.</summary>
    public static Larmpersonvy Av(Larmperson person) => new(person.Vem, person.Roll);
}

/// <summary>That someone has seen it.</summary>
[Vy("larmsedd")]
public sealed record Larmseddvy(Larmpersonvy Av, DateTimeOffset Tid);

/// <summary>That someone has taken it.</summary>
[Vy("kvittering")]
public sealed record Kvitteringsvy(Larmpersonvy Av, DateTimeOffset Tid, DateTimeOffset Galler, DateTimeOffset? Slut);

/// <summary>That someone is asked to take over.</summary>
[Vy("overlamning")]
public sealed record Overlamningsvy(Larmpersonvy Fran, string Till, DateTimeOffset Tid);

/// <summary>A report that was found to be of an event that there is.</summary>
/// <param name="Kalla">Its source.</param>
/// <param name="Id">The source's own id.</param>
/// <param name="MedKalla">Source of the event that it was merged into.</param>
/// <param name="MedId">That source's own id.</param>
[Vy("larmsammanford")]
public sealed record Larmsammanfordvy(string Kalla, string Id, string MedKalla, string MedId);

/// <summary>A rule that held back.</summary>
[Vy("hammad")]
public sealed record Hammadvy(string Regel, int Antal, DateTimeOffset Senast);

/// <summary>What happens by itself next.</summary>
/// <param name="Nar">When.</param>
/// <param name="Steg">Step of the ladder, from 1.</param>
/// <param name="Mottagare">Who is told then: <c>jour:tib</c>, <c>roll:direktor</c> …</param>
/// <param name="Upprepas">True when it is the last step once more.</param>
[Vy("nastasteg")]
public sealed record Nastastegvy(DateTimeOffset Nar, int Steg, IReadOnlyList<string> Mottagare, bool Upprepas);

/// <summary>An order to notify, and what became of it.</summary>
[Vy("larmavi")]
public sealed record Larmavivy(
    string Id, string Mottagare, string Genom, int Steg, DateTimeOffset Bestalld, bool Buntad, int Bunt, IReadOnlyList<Larmaviutfallvy> Utfall);

/// <summary>What became of an attempt.</summary>
[Vy("larmaviutfall")]
public sealed record Larmaviutfallvy(Avikanal? Kanal, Aviresultat Resultat, string? Orsak, int Forsok, DateTimeOffset Tid);

/// <summary>An event that counted.</summary>
[Vy("underlag")]
public sealed record Underlagsvy(
    string Kalla, string Id, int Rev, string Typ, int Allvar, string Stadsdel, string? Plats, DateTimeOffset Intraffad, DateTimeOffset Mottagen, double Sakerhet,
    double? Lat, double? Lon)
{
    /// <summary>From facts.</summary>
    public static Underlagsvy Av(Underlag u) => new(u.Kalla, u.Id, u.Rev, u.Typ, u.Allvar, u.Stadsdel, u.Plats, u.Intraffad, u.Mottagen, u.Sakerhet, u.Lat, u.Lon);
}

/// <summary>An event that did not count, and the one condition that it failed.</summary>
[Vy("utelamnad")]
public sealed record Utelamnadvy(Underlagsvy Handelse, string Orsak);

/// <summary>Why it fired.</summary>
[Vy("forklaring")]
public sealed record Forklaringsvy : Forklaringsord
{
    /// <summary>With what is said in the initializer.</summary>
    public Forklaringsvy()
    {
    }

    [SetsRequiredMembers]
    private Forklaringsvy(Forklaringsord ord, IReadOnlyList<Underlagsvy> raknade, IReadOnlyList<Utelamnadvy> utelamnade)
        : base(ord) => (Raknade, Utelamnade) = (raknade, utelamnade);

    /// <summary>The events that counted, of the classes that the reader may see.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Underlagsvy> Raknade { get; init; }

    /// <summary>Those that did not, and why.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Utelamnadvy> Utelamnade { get; init; }

    /// <summary>As a reader who may see events of a class sees it.</summary>
    public static Forklaringsvy Av(Forklaring f, Klass hogst)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new(
            f,
            [.. f.Raknade.Where(u => u.Klass <= hogst).Select(Underlagsvy.Av)],
            [.. f.Utelamnade.Where(u => u.Handelse.Klass <= hogst).Select(u => new Utelamnadvy(Underlagsvy.Av(u.Handelse), u.Orsak))]);
    }
}

/// <summary>A larm as it is shown.</summary>
[Vy("larm")]
public sealed record Larmvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version, for <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Rule id.</summary>
    public required string Regel { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Regelnamn { get; init; }

    /// <summary>Version of the rules.</summary>
    public required int Regelversion { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public required int Allvar { get; init; }

    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Plats id.</summary>
    public string? Plats { get; init; }

    /// <summary>Class.</summary>
    public required Klass Klass { get; init; }

    /// <summary>True for an exercise.</summary>
    public required bool Ovning { get; init; }

    /// <summary>Where it stands.</summary>
    public required Larmtillstand Tillstand { get; init; }

    /// <summary>When it fired.</summary>
    public required DateTimeOffset Utlost { get; init; }

    /// <summary>When the latest of its events was known.</summary>
    public required DateTimeOffset Senast { get; init; }

    /// <summary>How many events it holds.</summary>
    public required int Antal { get; init; }

    /// <summary>How many have been withdrawn.</summary>
    public required int Aterkallade { get; init; }

    /// <summary>Those that have been merged into other events, the latest last, of the classes that the reader may see.</summary>
    public required IReadOnlyList<Larmsammanfordvy> Sammanforda { get; init; }

    /// <summary>Its events, the latest first, of the classes that the reader may see.</summary>
    public required IReadOnlyList<Underlagsvy> Handelser { get; init; }

    /// <summary>Rules that held back.</summary>
    public required IReadOnlyList<Hammadvy> Hammade { get; init; }

    /// <summary>Why it fired.</summary>
    public required Forklaringsvy Forklaring { get; init; }

    /// <summary>Step of the ladder, from 1.</summary>
    public required int Steg { get; init; }

    /// <summary>How many steps there are.</summary>
    public required int StegAntal { get; init; }

    /// <summary>How many persons the step asks for.</summary>
    public required int Kraver { get; init; }

    /// <summary>What happens by itself next: the next step, or that kvitteringar expire.</summary>
    public Nastastegvy? NastaSteg { get; init; }

    /// <summary>True when the whole ladder has been told without an answer.</summary>
    public required bool Obesvarat { get; init; }

    /// <summary>Id of the silence that holds it.</summary>
    public string? Tystad { get; init; }

    /// <summary>Who have seen it.</summary>
    public required IReadOnlyList<Larmseddvy> Sedda { get; init; }

    /// <summary>Who have taken it.</summary>
    public required IReadOnlyList<Kvitteringsvy> Kvitteringar { get; init; }

    /// <summary>A hand-over that waits.</summary>
    public Overlamningsvy? Overlamning { get; init; }

    /// <summary>Orders to notify, the latest first.</summary>
    public required IReadOnlyList<Larmavivy> Avier { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? Avslutat { get; init; }

    /// <summary>As a class of reader sees it; null when it is not for that class.</summary>
    /// <param name="larm">The larm.</param>
    /// <param name="lasare">Class of reader.</param>
    /// <param name="krets">True for a reader within the circle of a larm of the strictest class.</param>
    public static Larmvy? For(Larm larm, Lasarklass lasare, bool krets = false)
    {
        ArgumentNullException.ThrowIfNull(larm);
        var f = larm.Fakta;
        if (lasare == Lasarklass.Oppen || (f.Klass == Klass.Begransad && !krets)) return null;
        var hogst = krets ? Klass.Begransad : Klass.Intern;
        return new()
        {
            Id = f.Id,
            Version = f.Version,
            Regel = f.Regel,
            Regelnamn = f.Regelnamn,
            Regelversion = f.Regelversion,
            Allvar = f.Allvar,
            Stadsdel = f.Stadsdel,
            Plats = f.Plats,
            Klass = f.Klass,
            Ovning = f.Ovning,
            Tillstand = f.Tillstand,
            Utlost = f.Utlost,
            Senast = f.Senast,
            Antal = f.Antal,
            Aterkallade = f.Aterkallade,
            Sammanforda = [.. f.Sammanforda.Where(s => s.Klass <= hogst).Select(s => new Larmsammanfordvy(s.Kalla, s.Id, s.MedKalla, s.MedId))],
            Handelser = [.. f.Handelser.Where(u => u.Klass <= hogst).Select(Underlagsvy.Av)],
            Hammade = [.. f.Hammade.Select(h => new Hammadvy(h.Regel, h.Antal, h.Senast))],
            Forklaring = Forklaringsvy.Av(larm.Forklaring, hogst),
            Steg = f.Steg,
            StegAntal = f.Trappa.Steg.Count,
            Kraver = f.Steg > 0 ? f.Trappa.Steg[f.Steg - 1].Kraver : 1,
            NastaSteg = Nasta(f),
            Obesvarat = f.Obesvarat,
            Tystad = f.Tystad,
            Sedda = [.. f.Sedda.Select(s => new Larmseddvy(Larmpersonvy.Av(s.Av), s.Tid))],
            Kvitteringar = [.. f.Kvitteringar.Select(k => new Kvitteringsvy(Larmpersonvy.Av(k.Av), k.Tid, k.Galler, k.Slut))],
            Overlamning = f.Overlamning is { } o ? new(Larmpersonvy.Av(o.Fran), o.Till, o.Tid) : null,
            Avier = [.. f.Avier.Reverse().Select(a => new Larmavivy(a.Id, a.Mottagare, a.Genom, a.Steg, a.Bestalld, a.Buntad, a.Bunt,
                [.. a.Utfall.Select(u => new Larmaviutfallvy(u.Kanal, u.Resultat, u.Orsak, u.Forsok, u.Tid))]))],
            Avslutat = f.Avslutat,
        };
    }

    /// <summary>Open ones first: those that nobody has taken, by seriousness; then those closed, the latest first.</summary>
    public static IEnumerable<Larm> Ordna(IEnumerable<Larm> larm) => larm
        .OrderByDescending(l => l.Fakta.Oppet).ThenBy(l => l.Fakta.ArKvitterat).ThenByDescending(l => l.Fakta.Oppet ? l.Fakta.Allvar : 0)
        .ThenByDescending(l => l.Fakta.Avslutat ?? l.Fakta.Utlost);

    private static Nastastegvy? Nasta(Larmfakta f)
    {
        if (f.Forfaller is not { } nar) return null;
        var sist = f.Steg >= f.Trappa.Steg.Count;
        var steg = sist ? f.Steg : f.Steg + 1;
        return new(nar, steg, f.Trappa.Steg[steg - 1].Mottagare, sist);
    }
}
