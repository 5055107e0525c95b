using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Hub.Bevarande;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub;

/// <summary>Settings under <c>Journal</c>.</summary>
public sealed class Journalinstallningar
{
    /// <summary>Where the journal is kept, and register, karantän, the log of readings and saved states with it:
    /// <see cref="Journaltyp"/>.</summary>
    public string Typ { get; set; } = Journaltyp.Sqlite;

    /// <summary>Connection string of the database, for <see cref="Journaltyp.Postgres"/>, and for what goes with a journal on
    /// <see cref="Journaltyp.Azure"/>. Never shown.</summary>
    public string Anslutning { get; set; } = "";

    /// <summary>Folder of the journal and the stores beside it, on a local disk; where the journal is kept elsewhere, of what is
    /// the node's own.</summary>
    public string Mapp { get; set; } = "data";

    /// <summary>Append calls that may wait, 1–1,000,000.</summary>
    public int Kolangd { get; set; } = 8_192;

    /// <summary>Lines of one commit, 1–1,000,000.</summary>
    public int MaxRaderPerCommit { get; set; } = 4_096;
}

/// <summary>Words of <see cref="Journalinstallningar.Typ"/>.</summary>
public static class Journaltyp
{
    /// <summary>Files in <see cref="Journalinstallningar.Mapp"/>.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>A PostgreSQL database.</summary>
    public const string Postgres = "postgres";

    /// <summary>The journal in append blobs of Azure Storage, and what goes with it in a PostgreSQL database; in a host that brings the
    /// blobs.</summary>
    public const string Azure = "azure";

    /// <summary>What is wrong with type and connection, naming the setting; null when nothing is.</summary>
    /// <param name="typ">The type.</param>
    /// <param name="anslutning">Connection string of the database.</param>
    /// <param name="medBlobbar">True in a host that brings a store of blobs.</param>
    public static string? Fel(string typ, string? anslutning, bool medBlobbar) => typ switch
    {
        Sqlite => null,
        Azure when !medBlobbar => "Journal:Typ=azure finns bara i klustrets program, Lagescentral.Silo. Kör det, eller sätt sqlite eller postgres.",
        Postgres or Azure => Journal.Postgres.Postgresdatabas.Fel(anslutning),
        _ => "Journal:Typ ska vara sqlite, postgres eller azure.",
    };
}

/// <summary>Settings under <c>Stad</c>.</summary>
public sealed class Stadsinstallningar
{
    /// <summary>Folder of the city's files; relative to the program.</summary>
    public string Mapp { get; set; } = "stad/stockholm";
}

/// <summary>Settings under <c>Lagesbild</c>.</summary>
public sealed class Lagesbildsinstallningar
{
    /// <summary>Weights of seriousness 1–5 in <c>tyngd</c>: five integers that never decrease.</summary>
    public int[] Vikter { get; set; } = [.. Domain.Lagesbilder.Vikter.Standard.PerAllvar];

    /// <summary>Days that an event is remembered after its latest revision, 29–400.</summary>
    public int MinnesDygn { get; set; } = 35;

    /// <summary>Most events remembered per picture, 1,000–10,000,000.</summary>
    public int HandelserHogst { get; set; } = 20_000;

    /// <summary>Most open events listed, 10–2,000.</summary>
    public int OppnaHogst { get; set; } = 200;

    /// <summary>Bounds as folds take them.</summary>
    public Foldgranser Granser() => new() { MinnesDygn = MinnesDygn, HandelserHogst = HandelserHogst, Oppna = OppnaHogst };
}

/// <summary>Settings under <c>Nivaer</c>.</summary>
public sealed class Nivainstallningar
{
    /// <summary>Decisions remembered for each area, 10–10,000; older ones are only in the journal.</summary>
    public int Hogst { get; set; } = 1_000;
}

/// <summary>Settings under <c>Rykten</c>.</summary>
public sealed class Ryktesinstallningar
{
    /// <summary>Most rumours in the picture, 10–5,000; beyond it the oldest answered are only in the journal.</summary>
    public int Hogst { get; set; } = 500;

    /// <summary>Notings of a rumour remembered by id, 1–200.</summary>
    public int NoteringarHogst { get; set; } = 20;

    /// <summary>Most rumours gathered on one, 1–200.</summary>
    public int SamladeHogst { get; set; } = 20;

    /// <summary>Bounds as the fold takes them.</summary>
    public Ryktesgranser Granser() => new() { Hogst = Hogst, Noteringar = NoteringarHogst, Samlade = SamladeHogst };
}

/// <summary>Settings under <c>Jour</c>.</summary>
public sealed class Jourinstallningar
{
    /// <summary>Most lines to be on call for, those that have ended too, 1–500.</summary>
    public int LinjerHogst { get; set; } = 60;

    /// <summary>Most replacements and exchanges remembered, 100–20,000; those longest past are then only in the journal.</summary>
    public int AndringarHogst { get; set; } = 2_000;

    /// <summary>How many days ahead gaps are looked for, 1–180.</summary>
    public int LuckorDygn { get; set; } = 28;

    /// <summary>Bounds as the fold takes them.</summary>
    public Jourgranser Granser() => new() { Linjer = LinjerHogst, Andringar = AndringarHogst };
}

/// <summary>Settings under <c>Utskick</c>.</summary>
public sealed class Utskicksinstallningar
{
    /// <summary>Shortest pause between two changes of one picture, milliseconds, 0–1,000.</summary>
    public int MellanrumMs { get; set; } = 15;

    /// <summary>How far behind a connection may fall before it is told to take a new picture, milliseconds, 100–60,000.</summary>
    public int EfterMs { get; set; } = 2_000;

    /// <summary>As <see cref="EfterMs"/>, in bytes, 16 KiB–64 MiB.</summary>
    public int EfterByte { get; set; } = 1_048_576;

    /// <summary>How long one send may hang before the connection is closed, milliseconds, 1,000–120,000.</summary>
    public int StangMs { get; set; } = 15_000;
}

/// <summary>Settings under <c>Sok</c>.</summary>
public sealed class Sokinstallningar
{
    /// <summary>Most events in one CSV file, 1–1,000,000; a file that does not hold all says so.</summary>
    public int CsvHogst { get; set; } = 100_000;

    /// <summary>Most files made at once, 1–50; more is answered 429.</summary>
    public int CsvSamtidiga { get; set; } = 2;
}

/// <summary>Settings of one source, under <c>Kallor:&lt;name&gt;</c>.</summary>
public sealed class Kallinstallningar
{
    /// <summary>Name for people, Swedish.</summary>
    public string Namn { get; set; } = "";

    /// <summary>Class of an item that names none.</summary>
    public Klass Standardklass { get; set; } = Klass.Intern;

    /// <summary>Strictest class the source may set.</summary>
    public Klass Tak { get; set; } = Klass.Intern;

    /// <summary>Hours after which an event that the source never closes is no longer open; null for never.</summary>
    public double? OppenTimmar { get; set; }

    /// <summary>Minutes of silence after which the source is <c>sen</c>.</summary>
    public double SenMinuter { get; set; } = 15;

    /// <summary>Minutes of silence after which the source is <c>tyst</c>.</summary>
    public double TystMinuter { get; set; } = 60;

    /// <summary>Items a minute that the source may send, 1–10,000,000; more is answered 429. Development keys have no limit.</summary>
    public int HogstPerMinut { get; set; } = 6_000;

    /// <summary>Keys (base64, at least 32 bytes) that sign what a partner pushes; two while a key is being changed.</summary>
    public string[] Webhooknycklar { get; set; } = [];

    /// <summary>For how long the texts of its events are kept, per class.</summary>
    public Textfrister Gallring { get; set; } = new();

    /// <summary>False for a source that is shown only once it has been heard from.</summary>
    public bool Vantas { get; set; } = true;

    /// <summary>Rules as the source's owner takes them.</summary>
    public Kallregler Regler(string id) => new()
    {
        Kalla = id,
        Namn = Namn,
        Standardklass = Standardklass,
        Tak = Tak,
        OppenTimmar = OppenTimmar,
        Sen = TimeSpan.FromMinutes(SenMinuter),
        Tyst = TimeSpan.FromMinutes(TystMinuter),
    };
}

/// <summary>All sources by id: lower case, in the settings with any case.</summary>
public sealed class Kallorna
{
    /// <summary>Settings by source id.</summary>
    public Dictionary<string, Kallinstallningar> Alla { get; } = [];
}

/// <summary>Settings under <c>Sammanforing</c>: bounds of what the machine proposes to merge, and of what people have.</summary>
public sealed class Sammanforingsinstallningar
{
    /// <summary>Hours back that events are weighed against each other, 1–336.</summary>
    public int Timmar { get; set; } = 48;

    /// <summary>Most minutes between two reports of one matter, 5–720.</summary>
    public int MinuterHogst { get; set; } = 120;

    /// <summary>Lowest points of a proposal, 50–100.</summary>
    public int PoangMinst { get; set; } = 60;

    /// <summary>Most events weighed, 100–20,000.</summary>
    public int KandidaterHogst { get; set; } = 2_000;

    /// <summary>Most proposals in one answer, 1–500.</summary>
    public int ForslagHogst { get; set; } = 50;

    /// <summary>Most refused proposals remembered, 100–1,000,000.</summary>
    public int AvvisadeHogst { get; set; } = 10_000;

    /// <summary>Most reports merged at once, 100–10,000,000.</summary>
    public int SammanfordaHogst { get; set; } = 100_000;

    /// <summary>Bounds as proposals take them.</summary>
    public Forslagsregler Regler() => new()
    {
        Timmar = Timmar,
        MinuterHogst = MinuterHogst,
        PoangMinst = PoangMinst,
        KandidaterHogst = KandidaterHogst,
        ForslagHogst = ForslagHogst,
    };
}

/// <summary>Settings under <c>Inloggning</c>.</summary>
public sealed class Inloggningsinstallningar
{
    /// <summary>Hours that a session lasts without use, 1–24.</summary>
    public int Timmar { get; set; } = 10;

    /// <summary>Days that a wall screen may be switched off before its key must be entered anew, 1–365.</summary>
    public int SkarmDygn { get; set; } = 30;

    /// <summary>Most wall screens whose keys are valid at once, 1–1,000.</summary>
    public int SkarmarHogst { get; set; } = 100;

    /// <summary>Users to sign in as without a password and source keys <c>dev-…</c>. Only in environment Development.</summary>
    public bool Utvecklingsanvandare { get; set; }
}

/// <summary>Settings under <c>Drift</c>.</summary>
public sealed class Driftinstallningar
{
    /// <summary>Address of an OpenTelemetry collector (OTLP), or empty for none.</summary>
    public string Otlp { get; set; } = "";

    /// <summary>Folder for log files beside the console, or empty for none.</summary>
    public string Loggmapp { get; set; } = "";

    /// <summary>Seconds that a request's headers may take to arrive, 1–120; then the connection is closed.</summary>
    public int HuvudSekunder { get; set; } = 15;
}

/// <summary>Settings of an exercise, under <c>Demo</c>.</summary>
public sealed class Demoinstallningar
{
    /// <summary>True when the hub feeds itself from recorded and simulated sources and everything in it is an exercise.</summary>
    public bool Aktiv { get; set; }

    /// <summary>How many times faster than life, 0.1–1,000.</summary>
    public double Fart { get; set; } = 30;

    /// <summary>Days of history filled in at start, 0–1,100.</summary>
    public int Historikdygn { get; set; } = 730;
}

/// <summary>Checks every setting at start; each fault names its setting and how to mend it.</summary>
internal sealed class Kontroll(IHostEnvironment miljo, IServiceProviderIsService tjanster) :
    IValidateOptions<Journalinstallningar>, IValidateOptions<Stadsinstallningar>, IValidateOptions<Lagesbildsinstallningar>,
    IValidateOptions<Utskicksinstallningar>, IValidateOptions<Kallorna>, IValidateOptions<Inloggningsinstallningar>,
    IValidateOptions<Driftinstallningar>, IValidateOptions<Demoinstallningar>, IValidateOptions<Sammanforingsinstallningar>,
    IValidateOptions<Sokinstallningar>, IValidateOptions<Ryktesinstallningar>, IValidateOptions<Jourinstallningar>, IValidateOptions<Nivainstallningar>
{
    public ValidateOptionsResult Validate(string? name, Journalinstallningar val) => Svar(
        (Journalfel(val) is null, Journalfel(val)!),
        (!string.IsNullOrWhiteSpace(val.Mapp), "Journal:Mapp saknas. Ange mappen där journalen ska ligga."),
        (val.Kolangd is >= 1 and <= 1_000_000, "Journal:Kolangd ska vara 1–1 000 000."),
        (val.MaxRaderPerCommit is >= 1 and <= 1_000_000, "Journal:MaxRaderPerCommit ska vara 1–1 000 000."));

    private string? Journalfel(Journalinstallningar val) =>
        Journaltyp.Fel(val.Typ, val.Anslutning, tjanster.IsService(typeof(Journal.Blobbar.IBloblager)));

    public ValidateOptionsResult Validate(string? name, Stadsinstallningar val) => Svar(
        (!string.IsNullOrWhiteSpace(val.Mapp), "Stad:Mapp saknas. Ange mappen med stadens filer."));

    public ValidateOptionsResult Validate(string? name, Lagesbildsinstallningar val) => Svar(
        (DuggerVikter(val.Vikter), "Lagesbild:Vikter ska vara fem heltal 1–1 000 000 som aldrig minskar, för allvar 1–5."),
        (val.MinnesDygn is >= 29 and <= 400, "Lagesbild:MinnesDygn ska vara 29–400; fönstret 28 dygn måste rymmas."),
        (val.HandelserHogst is >= 1_000 and <= 10_000_000, "Lagesbild:HandelserHogst ska vara 1 000–10 000 000."),
        (val.OppnaHogst is >= 10 and <= 2_000, "Lagesbild:OppnaHogst ska vara 10–2 000."));

    public ValidateOptionsResult Validate(string? name, Nivainstallningar val) => Svar((val.Hogst is >= 10 and <= 10_000, "Nivaer:Hogst ska vara 10–10 000."));

    public ValidateOptionsResult Validate(string? name, Ryktesinstallningar val) => Svar(
        (val.Hogst is >= 10 and <= 5_000, "Rykten:Hogst ska vara 10–5 000."),
        (val.NoteringarHogst is >= 1 and <= 200, "Rykten:NoteringarHogst ska vara 1–200."),
        (val.SamladeHogst is >= 1 and <= 200, "Rykten:SamladeHogst ska vara 1–200."));

    public ValidateOptionsResult Validate(string? name, Jourinstallningar val) => Svar(
        (val.LinjerHogst is >= 1 and <= 500, "Jour:LinjerHogst ska vara 1–500."),
        (val.AndringarHogst is >= 100 and <= 20_000, "Jour:AndringarHogst ska vara 100–20 000."),
        (val.LuckorDygn is >= 1 and <= 180, "Jour:LuckorDygn ska vara 1–180."));

    public ValidateOptionsResult Validate(string? name, Utskicksinstallningar val) => Svar(
        (val.MellanrumMs is >= 0 and <= 1_000, "Utskick:MellanrumMs ska vara 0–1 000."),
        (val.EfterMs is >= 100 and <= 60_000, "Utskick:EfterMs ska vara 100–60 000."),
        (val.EfterByte is >= 16_384 and <= 67_108_864, "Utskick:EfterByte ska vara 16 384–67 108 864."),
        (val.StangMs is >= 1_000 and <= 120_000, "Utskick:StangMs ska vara 1 000–120 000."));

    public ValidateOptionsResult Validate(string? name, Kallorna val) => Svar([
        (val.Alla.Count > 0, "Kallor saknas. Ange minst en källa, till exempel Kallor:Ssbf:Namn."),
        .. val.Alla.SelectMany(par => Kalla(par.Key, par.Value))]);

    public ValidateOptionsResult Validate(string? name, Inloggningsinstallningar val) => Svar(
        (val.Timmar is >= 1 and <= 24, "Inloggning:Timmar ska vara 1–24."),
        (val.SkarmDygn is >= 1 and <= 365, "Inloggning:SkarmDygn ska vara 1–365."),
        (val.SkarmarHogst is >= 1 and <= 1_000, "Inloggning:SkarmarHogst ska vara 1–1 000."),
        (!val.Utvecklingsanvandare || miljo.IsDevelopment(), "Inloggning:Utvecklingsanvandare får bara vara på i miljön Development. Stäng av den, eller sätt ASPNETCORE_ENVIRONMENT=Development."));

    public ValidateOptionsResult Validate(string? name, Driftinstallningar val) => Svar(
        (val.HuvudSekunder is >= 1 and <= 120, "Drift:HuvudSekunder ska vara 1–120."),
        (val.Otlp.Length == 0 || Uri.TryCreate(val.Otlp, UriKind.Absolute, out _), "Drift:Otlp ska vara en hel adress, till exempel http://127.0.0.1:4317, eller tom."));

    public ValidateOptionsResult Validate(string? name, Demoinstallningar val) => Svar(
        (val.Fart is >= 0.1 and <= 1_000, "Demo:Fart ska vara 0,1–1 000."),
        (val.Historikdygn is >= 0 and <= 1_100, "Demo:Historikdygn ska vara 0–1 100."));

    public ValidateOptionsResult Validate(string? name, Sammanforingsinstallningar val) => Svar(
        (val.Timmar is >= 1 and <= 336, "Sammanforing:Timmar ska vara 1–336."),
        (val.MinuterHogst is >= 5 and <= 720, "Sammanforing:MinuterHogst ska vara 5–720."),
        (val.PoangMinst is >= 50 and <= 100, "Sammanforing:PoangMinst ska vara 50–100."),
        (val.KandidaterHogst is >= 100 and <= 20_000, "Sammanforing:KandidaterHogst ska vara 100–20 000."),
        (val.ForslagHogst is >= 1 and <= 500, "Sammanforing:ForslagHogst ska vara 1–500."),
        (val.AvvisadeHogst is >= 100 and <= 1_000_000, "Sammanforing:AvvisadeHogst ska vara 100–1 000 000."),
        (val.SammanfordaHogst is >= 100 and <= 10_000_000, "Sammanforing:SammanfordaHogst ska vara 100–10 000 000."));

    public ValidateOptionsResult Validate(string? name, Sokinstallningar val) => Svar(
        (val.CsvHogst is >= 1 and <= 1_000_000, "Sok:CsvHogst ska vara 1–1 000 000."),
        (val.CsvSamtidiga is >= 1 and <= 50, "Sok:CsvSamtidiga ska vara 1–50."));

    private static IEnumerable<(bool, string)> Kalla(string id, Kallinstallningar val)
    {
        var sektion = $"Kallor:{id}";
        return
        [
            (id.Length is >= 2 and <= 32 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'), $"{sektion}: källans namn ska vara 2–32 tecken, a–z, 0–9 och bindestreck."),
            (!string.IsNullOrWhiteSpace(val.Namn), $"{sektion}:Namn saknas. Ange namnet som visas."),
            (val.Standardklass <= val.Tak, $"{sektion}:Standardklass är strängare än {sektion}:Tak. Höj taket eller sänk standardklassen."),
            (val.SenMinuter is > 0 and <= 100_000, $"{sektion}:SenMinuter ska vara mer än 0 och högst 100 000."),
            (val.TystMinuter > val.SenMinuter && val.TystMinuter <= 100_000, $"{sektion}:TystMinuter ska vara mer än SenMinuter och högst 100 000."),
            (val.HogstPerMinut is >= 1 and <= 10_000_000, $"{sektion}:HogstPerMinut ska vara 1–10 000 000."),
            (val.Webhooknycklar.Length <= 2 && val.Webhooknycklar.All(DuggerNyckel), $"{sektion}:Webhooknycklar ska vara högst två nycklar i base64, var och en minst 32 byte."),
            .. Gallringskontrollen.Kalla(sektion, val.Gallring),
            (val.OppenTimmar is null or (> 0 and <= 10_000), $"{sektion}:OppenTimmar ska vara mer än 0 och högst 10 000, eller utelämnas."),
        ];
    }

    private static bool DuggerNyckel(string nyckel)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(nyckel, bytes, out var antal) && antal >= 32;
    }

    private static bool DuggerVikter(int[] vikter)
    {
        try
        {
            _ = new Vikter(vikter);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static ValidateOptionsResult Svar(params (bool Ratt, string Fel)[] prov)
    {
        var fel = prov.Where(p => !p.Ratt).Select(p => p.Fel).ToList();
        return fel.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fel);
    }
}
