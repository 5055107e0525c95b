using System.Globalization;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Kallor;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bevarande;

/// <summary>Settings under <c>Gallring</c>: when what is due is erased, and for how long the rest is kept. The times of events'
/// texts are each source's own.</summary>
public sealed class Gallringsinstallningar
{
    /// <summary>Local time (Europe/Stockholm) of the daily run, <c>HH:mm</c>.</summary>
    public string Klockslag { get; set; } = "03:00";

    /// <summary>Days that a settled item stays in karantän, without its content, 1–3,650.</summary>
    public int KarantanAvgjordDygn { get; set; } = 30;

    /// <summary>Days that an item waits in karantän before it is erased unsettled, 7–3,650.</summary>
    public int KarantanVantandeDygn { get; set; } = 90;

    /// <summary>Days before that during which the item says so, 1 to half of <see cref="KarantanVantandeDygn"/>.</summary>
    public int KarantanVarningDygn { get; set; } = 14;

    /// <summary>Days that an answer is remembered for its <c>Idempotency-Key</c>, 30–365; the contract promises 30.</summary>
    public int SvarDygn { get; set; } = 30;

    /// <summary>Days that the log of readings is kept, 30–3,650.</summary>
    public int LasningarDygn { get; set; } = 730;

    /// <summary>Months that the words about a rumour are kept after the latest that happened to it, 1–120.</summary>
    public int RyktenManader { get; set; } = 12;

    /// <summary>Days that the words about a larm, and the reason of a silence, are kept after the latest that happened to it, 1–36,500.</summary>
    public int LarmDygn { get; set; } = Klassfrister.Standard.Intern;

    /// <summary>Days that the words about a larm of class <c>begransad</c> are kept, 1 to <see cref="LarmDygn"/>.</summary>
    public int LarmBegransadDygn { get; set; } = Klassfrister.Standard.Begransad;

    /// <summary>Days that the reasons of replacements and exchanges on call are kept after the latest that happened to them, 1–36,500.</summary>
    public int JourDygn { get; set; } = Klassfrister.Standard.Intern;

    /// <summary>Days that the reason of a decision about a crisis level is kept, 1–36,500: such a decision is looked back on for years.</summary>
    public int NivaerDygn { get; set; } = 3_650;

    /// <summary>Readings that may wait to be written, 100–1,000,000; when as many wait, answers wait too.</summary>
    public int LasningarKo { get; set; } = 10_000;

    /// <summary>Events that may be kept for a reason of their own at once, 1–100,000.</summary>
    public int StoppHogst { get; set; } = 1_000;

    /// <summary>Events of one turn of a run, 10–5,000: how long intake may wait for it.</summary>
    public int PerTur { get; set; } = 250;

    /// <summary>File of the ledger of erasures; empty for <c>gallringsliggare.ndjson</c> in the folder of the data. Best on
    /// another disk: it is what lets a restore from a copy know what has been erased since.</summary>
    public string Liggare { get; set; } = "";

    /// <summary>The hour as a time of day.</summary>
    public TimeOnly Timme => TryTimme(Klockslag, out var timme) ? timme : throw new InvalidDataException("Gallring:Klockslag ska vara ett klockslag, till exempel 03:00.");

    /// <summary>The day whose run is due at a moment.</summary>
    public DateOnly Dag(DateTimeOffset nu) => Gallringsbok.Dag(Stockholmstid.Lokal(nu), Timme);

    /// <summary>When the run after a moment begins. An hour that the clock skips is taken when it goes on.</summary>
    public DateTimeOffset Nasta(DateTimeOffset nu)
    {
        var lokal = Dag(nu).AddDays(1).ToDateTime(Timme);
        for (var minut = 0; minut <= 180; minut++)
            if (Stockholmstid.Tider(lokal.AddMinutes(minut)) is [var tid, ..]) return tid;
        throw new InvalidOperationException("Ingen tidszon hoppar över mer än tre timmar.");
    }

    internal static bool TryTimme(string text, out TimeOnly timme) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out timme);
}

/// <summary>For how many days the texts of a source's events are kept, under <c>Kallor:&lt;name&gt;:Gallring</c>.</summary>
public sealed class Textfrister
{
    /// <summary>Days for class <c>oppen</c>, 1–36,500.</summary>
    public int Oppen { get; set; } = Klassfrister.Standard.Oppen;

    /// <summary>Days for class <c>intern</c>, 1–36,500.</summary>
    public int Intern { get; set; } = Klassfrister.Standard.Intern;

    /// <summary>Days for class <c>begransad</c>, 1–36,500.</summary>
    public int Begransad { get; set; } = Klassfrister.Standard.Begransad;

    /// <summary>As the rules take them.</summary>
    public Klassfrister Frister() => new(Oppen, Intern, Begransad);
}

/// <summary>Checks the settings at start; each fault names its setting.</summary>
internal sealed class Gallringskontrollen : IValidateOptions<Gallringsinstallningar>
{
    public ValidateOptionsResult Validate(string? name, Gallringsinstallningar options)
    {
        (bool Ratt, string Fel)[] prov =
        [
            (Gallringsinstallningar.TryTimme(options.Klockslag, out _), "Gallring:Klockslag ska vara ett klockslag, till exempel 03:00."),
            (options.KarantanAvgjordDygn is >= 1 and <= 3_650, "Gallring:KarantanAvgjordDygn ska vara 1–3 650."),
            (options.KarantanVantandeDygn is >= 7 and <= 3_650, "Gallring:KarantanVantandeDygn ska vara 7–3 650."),
            (options.KarantanVarningDygn >= 1 && options.KarantanVarningDygn <= options.KarantanVantandeDygn / 2, "Gallring:KarantanVarningDygn ska vara minst 1 och högst hälften av KarantanVantandeDygn."),
            (options.SvarDygn is >= 30 and <= 365, "Gallring:SvarDygn ska vara 30–365: samma nyckel ska ge samma svar i 30 dygn."),
            (options.LasningarDygn is >= 30 and <= 3_650, "Gallring:LasningarDygn ska vara 30–3 650."),
            (options.RyktenManader is >= 1 and <= 120, "Gallring:RyktenManader ska vara 1–120."),
            (options.LarmDygn is >= 1 and <= 36_500, "Gallring:LarmDygn ska vara 1–36 500."),
            (options.LarmBegransadDygn >= 1 && options.LarmBegransadDygn <= options.LarmDygn, "Gallring:LarmBegransadDygn ska vara minst 1 och högst LarmDygn."),
            (options.JourDygn is >= 1 and <= 36_500, "Gallring:JourDygn ska vara 1–36 500."),
            (options.NivaerDygn is >= 1 and <= 36_500, "Gallring:NivaerDygn ska vara 1–36 500."),
            (options.LasningarKo is >= 100 and <= 1_000_000, "Gallring:LasningarKo ska vara 100–1 000 000."),
            (options.StoppHogst is >= 1 and <= 100_000, "Gallring:StoppHogst ska vara 1–100 000."),
            (options.PerTur is >= 10 and <= 5_000, "Gallring:PerTur ska vara 10–5 000."),
            (options.Liggare.IndexOfAny(Path.GetInvalidPathChars()) < 0, "Gallring:Liggare ska vara en sökväg till en fil, eller tom."),
        ];
        var fel = prov.Where(p => !p.Ratt).Select(p => p.Fel).ToList();
        return fel.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fel);
    }

    /// <summary>Checks a source's times.</summary>
    public static IEnumerable<(bool Ratt, string Fel)> Kalla(string sektion, Textfrister val) =>
        new[] { ("Oppen", val.Oppen), ("Intern", val.Intern), ("Begransad", val.Begransad) }
            .Select(par => (par.Item2 is >= 1 and <= 36_500, $"{sektion}:Gallring:{par.Item1} ska vara 1–36 500 dygn."));
}
