using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Kalender;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Manniskor;

namespace Lagescentral.Hub.Jour;

/// <summary>A person, by pseudonymous id, with the name of the catalogue of those who sign in.</summary>
/// <param name="Id">Pseudonymous id.</param>
/// <param name="Namn">Name to show; the id when the catalogue has none.</param>
[Vy("jourperson")]
public sealed record Jourpersonvy(string Id, string Namn);

/// <summary>A person's unbroken time on call.</summary>
/// <param name="Person">Who.</param>
/// <param name="Fran">From.</param>
/// <param name="Till">Up to.</param>
/// <param name="Ursprung">Why.</param>
/// <param name="Ur">Name of the layer, or id of the replacement or exchange.</param>
[Vy("jourpass")]
public sealed record Jourpassvy(Jourpersonvy Person, DateTimeOffset Fran, DateTimeOffset Till, Passursprung Ursprung, string Ur);

/// <summary>A time at which nobody is on call though somebody should be.</summary>
/// <param name="Fran">From.</param>
/// <param name="Till">Up to.</param>
[Vy("jourlucka")]
public sealed record Jourluckvy(DateTimeOffset Fran, DateTimeOffset Till);

/// <summary>A line with who is on call.</summary>
[Vy("jourlinje"), LasningLoggas(Klass.Oppen)]
public sealed record Jourlinjevy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What <c>If-Match</c> asks for.</summary>
    public required int Version { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>What one is on call for.</summary>
    public required string VadFor { get; init; }

    /// <summary>Who may see it.</summary>
    public required Klass Klass { get; init; }

    /// <summary>On call at the moment asked for, now when none was; empty when nobody is.</summary>
    public required IReadOnlyList<Jourpassvy> Nu { get; init; }

    /// <summary>What begins next after it.</summary>
    public required IReadOnlyList<Jourpassvy> Nasta { get; init; }

    /// <summary>Gaps from then on, as far ahead as is set.</summary>
    public required IReadOnlyList<Jourluckvy> Luckor { get; init; }
}

/// <summary>Every line.</summary>
/// <param name="Per">The moment it is true of.</param>
/// <param name="LuckorTill">How far ahead gaps are looked for.</param>
/// <param name="Linjer">The lines, by name.</param>
/// <param name="Personer">Who may be put on call, by name; for those who may put somebody.</param>
[Vy("jour")]
public sealed record Jourvy(DateTimeOffset Per, DateTimeOffset LuckorTill, IReadOnlyList<Jourlinjevy> Linjer, IReadOnlyList<Jourpersonvy>? Personer);

/// <summary>A rotation.</summary>
/// <param name="Namn">Name.</param>
/// <param name="Deltagare">Who take turns.</param>
/// <param name="Sort">What a shift is.</param>
/// <param name="Var">Days or weeks of a shift.</param>
/// <param name="Start">First day.</param>
/// <param name="Slut">Last hand-over.</param>
/// <param name="Byte">Local clock time of the hand-over.</param>
/// <param name="Nar">When it applies.</param>
[Vy("jourskikt")]
public sealed record Jourskiktvy(
    string Namn, IReadOnlyList<Jourpersonvy> Deltagare, Skiftsort Sort, int Var, DateOnly Start, DateOnly? Slut, string Byte, Tidsvillkor? Nar);

/// <summary>Somebody on call instead of, or beside, the schedule.</summary>
[Vy("jourersattning")]
public sealed record Jourersattningsvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What <c>If-Match</c> asks for.</summary>
    public required int Version { get; init; }

    /// <summary>Who.</summary>
    public required Jourpersonvy Person { get; init; }

    /// <summary>From.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>Up to.</summary>
    public required DateTimeOffset Till { get; init; }

    /// <summary>Beside whoever is on call, not instead.</summary>
    public required bool Utover { get; init; }

    /// <summary>Whether it holds.</summary>
    public required Ersattningstillstand Tillstand { get; init; }

    /// <summary>Who made the latest change.</summary>
    public required Jourpersonvy Av { get; init; }

    /// <summary>When it was laid.</summary>
    public required DateTimeOffset Lagd { get; init; }

    /// <summary>Why; absent when nothing was written or it was erased.</summary>
    public string? Orsak { get; init; }

    /// <summary>True when it was erased.</summary>
    public required bool OrsakGallrad { get; init; }
}

/// <summary>One side of an exchange.</summary>
/// <param name="Person">Whose time.</param>
/// <param name="Fran">From.</param>
/// <param name="Till">Up to.</param>
[Vy("bytesdel")]
public sealed record Bytesdelvy(Jourpersonvy Person, DateTimeOffset Fran, DateTimeOffset Till);

/// <summary>Two persons exchange time on call.</summary>
[Vy("jourbyte")]
public sealed record Jourbytesvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What <c>If-Match</c> asks for.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required Bytestillstand Tillstand { get; init; }

    /// <summary>The time of the one who asks.</summary>
    public required Bytesdelvy Ena { get; init; }

    /// <summary>The time wanted in return.</summary>
    public Bytesdelvy? Andra { get; init; }

    /// <summary>Who is asked.</summary>
    public required Jourpersonvy Med { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset Foreslaget { get; init; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset? Avgjort { get; init; }

    /// <summary>Why; absent when nothing was written or it was erased.</summary>
    public string? Orsak { get; init; }

    /// <summary>True when it was erased.</summary>
    public required bool OrsakGallrad { get; init; }

    /// <summary>True when the reader is the one to answer.</summary>
    public required bool KanSvara { get; init; }

    /// <summary>True when the reader may take the question back.</summary>
    public required bool KanAterta { get; init; }
}

/// <summary>A line, whole.</summary>
/// <param name="Linje">The line.</param>
/// <param name="Per">The moment it is true of.</param>
/// <param name="Galler">From when its latest schedule holds; may be ahead.</param>
/// <param name="Bemannas">When somebody must be on call; absent for always.</param>
/// <param name="Skikt">The layers of the latest schedule, the lowest first.</param>
/// <param name="Ersattningar">Those that are not past, by time.</param>
/// <param name="Byten">Exchanges that wait for an answer, or whose time is not past.</param>
[Vy("jourlinjehel")]
public sealed record Jourlinjehelvy(
    Jourlinjevy Linje, DateTimeOffset Per, DateTimeOffset Galler, Tidsvillkor? Bemannas, IReadOnlyList<Jourskiktvy> Skikt,
    IReadOnlyList<Jourersattningsvy> Ersattningar, IReadOnlyList<Jourbytesvy> Byten);

/// <summary>Times on call within a span.</summary>
/// <param name="Linje">The line.</param>
/// <param name="Fran">From.</param>
/// <param name="Till">Up to.</param>
/// <param name="Pass">Every time that some part of falls within the span, whole.</param>
/// <param name="Luckor">Gaps within it.</param>
[Vy("jourpassning")]
public sealed record Jourpassningsvy(string Linje, DateTimeOffset Fran, DateTimeOffset Till, IReadOnlyList<Jourpassvy> Pass, IReadOnlyList<Jourluckvy> Luckor);

/// <summary>Where something stands after a command. Without words: the answer is kept for 30 days, and words must be possible to
/// erase everywhere.</summary>
/// <param name="Id">What it was about.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Skal">What was done, or why nothing had to be.</param>
[Vy("jourversion")]
public sealed record Jourversionvy(string Id, int Version, Jourskal Skal);

/// <summary>What became of an imported calendar.</summary>
/// <param name="Lasta">Entries that could be read.</param>
/// <param name="Nya">Of them, those that were new or had changed.</param>
/// <param name="Fel">What was wrong with the others, with the file's line.</param>
[Vy("jourimport")]
public sealed record Jourimportvy(int Lasta, int Nya, IReadOnlyList<Faltfelvy> Fel);

/// <summary>A rotation as it is sent.</summary>
public sealed record Skiktbegaran
{
    /// <summary>Name, 1–60 characters.</summary>
    public string? Namn { get; init; }

    /// <summary>Pseudonymous ids, in order.</summary>
    public IReadOnlyList<string?>? Deltagare { get; init; }

    /// <summary>What a shift is.</summary>
    public Skiftsort Sort { get; init; } = Skiftsort.Vecka;

    /// <summary>Days or weeks of a shift.</summary>
    public int Var { get; init; } = 1;

    /// <summary>First day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last hand-over; none for ever.</summary>
    public DateOnly? Slut { get; init; }

    /// <summary>Local clock time of the hand-over, <c>HH:mm</c>.</summary>
    public string? Byte { get; init; } = "08:00";

    /// <summary>When it applies; none for always.</summary>
    public Tidsvillkor? Nar { get; init; }
}

/// <summary>A line as it is sent, whole.</summary>
public sealed record Linjebegaran
{
    /// <summary>Id, for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Name, 2–80 characters.</summary>
    public string? Namn { get; init; }

    /// <summary>What one is on call for, at most 300 characters.</summary>
    public string? VadFor { get; init; }

    /// <summary>Who may see it: <c>intern</c> or <c>begransad</c>.</summary>
    public Klass Klass { get; init; } = Klass.Intern;

    /// <summary>When somebody must be on call; none for always.</summary>
    public Tidsvillkor? Bemannas { get; init; }

    /// <summary>Layers, the lowest first.</summary>
    public IReadOnlyList<Skiktbegaran?>? Skikt { get; init; }

    /// <summary>From when it holds; now when left out.</summary>
    public DateTimeOffset? Fran { get; init; }
}

/// <summary>Somebody to put on call.</summary>
public sealed record Ersattningsbegaran
{
    /// <summary>Pseudonymous id; oneself when left out.</summary>
    public string? Person { get; init; }

    /// <summary>From; now when left out.</summary>
    public DateTimeOffset? Fran { get; init; }

    /// <summary>Up to; required.</summary>
    public DateTimeOffset? Till { get; init; }

    /// <summary>Beside whoever is on call, not instead.</summary>
    public bool Utover { get; init; }

    /// <summary>Why, 3–300 characters, when that helps anyone.</summary>
    public string? Orsak { get; init; }
}

/// <summary>A span of time.</summary>
/// <param name="Fran">From; required.</param>
/// <param name="Till">Up to; required.</param>
public sealed record Spannbegaran(DateTimeOffset? Fran, DateTimeOffset? Till);

/// <summary>A question to exchange.</summary>
public sealed record Bytesbegaran
{
    /// <summary>One's own time to be rid of.</summary>
    public Spannbegaran? Min { get; init; }

    /// <summary>Pseudonymous id of who is asked.</summary>
    public string? Med { get; init; }

    /// <summary>The other's time to take in return, if any.</summary>
    public Spannbegaran? Din { get; init; }

    /// <summary>Why, 3–300 characters, when that helps anyone.</summary>
    public string? Orsak { get; init; }
}

/// <summary>A step that the address says all of.</summary>
public sealed record Joursteg;

/// <summary>Makes what is shown.</summary>
internal sealed class Jourvyer(Jourlage lage, Jourbok bok, IAnvandarkatalog katalog, Lasare lasare)
{
    /// <summary>The lines that the reader may see, in their latest version, without those that have ended.</summary>
    public IEnumerable<Linjefakta> Linjer => lage.Linjer.GroupBy(l => l.Id).Select(g => g.Last())
        .Where(l => l.Avslutad is null && lasare.Klasser.Contains(l.Klass)).OrderBy(l => l.Namn, StringComparer.Create(Svenska, ignoreCase: true)).ThenBy(l => l.Id, StringComparer.Ordinal);

    private static readonly System.Globalization.CultureInfo Svenska = System.Globalization.CultureInfo.GetCultureInfo("sv-SE");

    public Jourpersonvy Person(string id) => new(id, katalog.Finn(id.StartsWith("p-", StringComparison.Ordinal) ? id[2..] : id)?.Namn ?? id);

    public IReadOnlyList<Jourpersonvy> Personer => [.. katalog.Alla.Where(a => a.Klass >= Lasarklass.Intern).Select(a => new Jourpersonvy("p-" + a.Id, a.Namn)).OrderBy(p => p.Namn, StringComparer.Create(Svenska, ignoreCase: true))];

    public Jourlinjevy Linje(Linjefakta linje, DateTimeOffset vid, DateTimeOffset luckorTill) => new()
    {
        Id = linje.Id,
        Version = linje.Version,
        Namn = linje.Namn,
        VadFor = linje.VadFor,
        Klass = linje.Klass,
        Nu = [.. bok.PassVid(linje.Id, vid).Select(Pass)],
        Nasta = [.. bok.Nasta(linje.Id, vid).Select(Pass)],
        Luckor = Luckor(linje.Id, vid, luckorTill),
    };

    public Jourlinjehelvy Hel(Linjefakta linje, DateTimeOffset vid, DateTimeOffset nu, DateTimeOffset luckorTill) => new(
        Linje(linje, vid, luckorTill), vid, linje.Fran, linje.Bemannas,
        [.. linje.Skikt.Select(s => new Jourskiktvy(s.Namn, [.. s.Deltagare.Select(Person)], s.Sort, s.Var, s.Start, s.Slut, s.Byte, s.Nar))],
        [.. lage.Ersattningar.Where(e => e.Fakta.Linje == linje.Id && e.Fakta.Tillstand == Ersattningstillstand.Galler && e.Fakta.Till > nu).OrderBy(e => e.Fakta.Fran).Select(Ersattning)],
        [.. lage.Byten.Where(b => b.Fakta.Linje == linje.Id && Aktuellt(b.Fakta, nu)).OrderBy(b => b.Fakta.Ena.Fran).Select(Byte)]);

    public Jourpassningsvy Passning(string linje, DateTimeOffset fran, DateTimeOffset till) => new(linje, fran, till, [.. bok.Pass(linje, fran, till).Select(Pass)], Luckor(linje, fran, till));

    private IReadOnlyList<Jourluckvy> Luckor(string linje, DateTimeOffset fran, DateTimeOffset till) => [.. bok.Luckor(linje, fran, till).Select(l => new Jourluckvy(l.Fran, l.Till))];

    private Jourpassvy Pass(Jourpass pass) => new(Person(pass.Person), pass.Fran, pass.Till, pass.Ursprung, pass.Ur);

    private Jourersattningsvy Ersattning(Ersattning ersattning) => new()
    {
        Id = ersattning.Fakta.Id,
        Version = ersattning.Fakta.Version,
        Person = Person(ersattning.Fakta.Person),
        Fran = ersattning.Fakta.Fran,
        Till = ersattning.Fakta.Till,
        Utover = ersattning.Fakta.Utover,
        Tillstand = ersattning.Fakta.Tillstand,
        Av = Person(ersattning.Fakta.Av),
        Lagd = ersattning.Fakta.Lagd,
        Orsak = ersattning.Orsak?.Text,
        OrsakGallrad = ersattning.Orsak is { Text: null },
    };

    private Jourbytesvy Byte(Byteslage lage) => new()
    {
        Id = lage.Fakta.Id,
        Version = lage.Fakta.Version,
        Tillstand = lage.Fakta.Tillstand,
        Ena = Del(lage.Fakta.Ena),
        Andra = lage.Fakta.Andra is { } andra ? Del(andra) : null,
        Med = Person(lage.Fakta.Med),
        Foreslaget = lage.Fakta.Foreslaget,
        Avgjort = lage.Fakta.Avgjort,
        Orsak = lage.Orsak?.Text,
        OrsakGallrad = lage.Orsak is { Text: null },
        KanSvara = lage.Fakta.Tillstand == Bytestillstand.Foreslaget && lage.Fakta.Med == lasare.Vem,
        KanAterta = lage.Fakta.Tillstand == Bytestillstand.Foreslaget && lage.Fakta.Ena.Person == lasare.Vem,
    };

    private Bytesdelvy Del(Bytesdel del) => new(Person(del.Person), del.Fran, del.Till);

    private static bool Aktuellt(Bytesfakta byte_, DateTimeOffset nu) =>
        byte_.Tillstand is Bytestillstand.Foreslaget or Bytestillstand.Antaget && (byte_.Ena.Till > nu || byte_.Andra?.Till > nu);
}
