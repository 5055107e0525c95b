using System.Globalization;
using System.Text.RegularExpressions;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kalender;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Jour;

/// <summary>Checks what a person sends before anything is decided. Each fault names its field and how to mend it, and never
/// repeats what was written.</summary>
public static partial class Jourprovning
{
    /// <summary>The faults of a command; empty when it is in order.</summary>
    /// <param name="kommando">The command, its texts trimmed.</param>
    /// <param name="nu">Now, UTC.</param>
    public static IReadOnlyList<Faltfel> Prova(Jourkommando kommando, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        var fel = new List<Faltfel>();
        switch (kommando)
        {
            case Jourkommando.SattLinje k:
                Linje(fel, k.Linje, nu);
                break;
            case Jourkommando.Ersatt k:
                if (k.Tider.Count is 0 or > Jourgranser.Import) fel.Add(new(0, "tider", $"Ange 1–{Jourgranser.Import} tider."));
                foreach (var tid in k.Tider.Take(Jourgranser.Import))
                {
                    Person(fel, "person", tid.Person);
                    Tid(fel, "", tid.Fran, tid.Till, nu);
                }

                Orsak(fel, k.Orsak);
                break;
            case Jourkommando.ForeslaByte k:
                Person(fel, "med", k.Med);
                Tid(fel, "min.", k.Ena.Fran, k.Ena.Till, nu);
                if (k.Andra is { } andra) Tid(fel, "din.", andra.Fran, andra.Till, nu);
                if (k.Med == k.Vem) fel.Add(new(0, "med", "Ange någon annan än dig själv."));
                Orsak(fel, k.Orsak);
                break;
        }

        return fel;
    }

    /// <summary>True for a pseudonymous id of a person: <c>p-</c> and 1–60 letters a–z, digits, dots or hyphens.</summary>
    public static bool ArPerson(string? id) => id is { Length: <= 62 } && Personid().IsMatch(id);

    private static void Linje(List<Faltfel> fel, Linjefakta linje, DateTimeOffset nu)
    {
        if (linje.Id.Length is < 2 or > 40 || !Linjeid().IsMatch(linje.Id)) fel.Add(new(0, "id", "Ange 2–40 av a–z, 0–9 och bindestreck, till exempel trygghetsjour."));
        Text(fel, "namn", linje.Namn, 2, 80);
        Text(fel, "vadFor", linje.VadFor, 0, 300);
        if (!Enum.IsDefined(linje.Klass) || linje.Klass == Klass.Oppen) fel.Add(new(0, "klass", "Ange intern eller begransad: vem som har jour visas aldrig öppet."));
        if (linje.Fran > nu.AddDays(Jourgranser.FramatDygn)) fel.Add(new(0, "fran", $"Högst {Jourgranser.FramatDygn} dagar framåt."));
        Villkor(fel, "bemannas", linje.Bemannas);
        if (linje.Skikt.Count > Jourgranser.Skikt) fel.Add(new(0, "skikt", $"Högst {Jourgranser.Skikt} skikt."));
        for (var i = 0; i < Math.Min(linje.Skikt.Count, Jourgranser.Skikt); i++) Skikt(fel, string.Create(CultureInfo.InvariantCulture, $"skikt[{i}]."), linje.Skikt[i], nu);
        if (linje.Skikt.Select(s => s.Namn).Distinct(StringComparer.OrdinalIgnoreCase).Count() < linje.Skikt.Count) fel.Add(new(0, "skikt", "Skikten ska ha olika namn."));
    }

    private static void Skikt(List<Faltfel> fel, string falt, Jourskikt skikt, DateTimeOffset nu)
    {
        Text(fel, falt + "namn", skikt.Namn, 1, 60);
        if (skikt.Deltagare.Count is 0 or > Jourgranser.Deltagare) fel.Add(new(0, falt + "deltagare", $"Ange 1–{Jourgranser.Deltagare} deltagare."));
        for (var i = 0; i < Math.Min(skikt.Deltagare.Count, Jourgranser.Deltagare); i++)
            Person(fel, string.Create(CultureInfo.InvariantCulture, $"{falt}deltagare[{i}]"), skikt.Deltagare[i]);
        if (!Enum.IsDefined(skikt.Sort)) fel.Add(new(0, falt + "sort", "Ange dygn, vecka eller tillfalle."));
        var hogst = skikt.Sort == Skiftsort.Vecka ? Jourgranser.SkiftDygn / 7 : Jourgranser.SkiftDygn;
        if (skikt.Var < 1 || skikt.Var > hogst) fel.Add(new(0, falt + "var", $"Ange 1–{hogst}."));
        if (Tidsvillkor.LasKlocka(skikt.Byte) is null) fel.Add(new(0, falt + "byte", "Ange ett klockslag som TT:MM, 00:00–23:59."));
        var idag = DateOnly.FromDateTime(nu.UtcDateTime);
        if (skikt.Start < idag.AddYears(-10) || skikt.Start > idag.AddDays(Jourgranser.FramatDygn)) fel.Add(new(0, falt + "start", $"Ange en dag högst 10 år bakåt och {Jourgranser.FramatDygn} dagar framåt."));
        if (skikt.Slut <= skikt.Start) fel.Add(new(0, falt + "slut", "Ange en dag efter start, eller utelämna den."));
        Villkor(fel, falt + "nar", skikt.Nar);
        if (skikt.Sort == Skiftsort.Tillfalle && skikt.Nar is not { Dagar.Count: > 0 } and not { Veckodagar.Count: > 0 })
            fel.Add(new(0, falt + "nar", "Ett skikt per tillfälle behöver villkor på dagar eller veckodagar."));
    }

    private static void Villkor(List<Faltfel> fel, string falt, Tidsvillkor? villkor)
    {
        foreach (var ett in villkor?.Fel() ?? []) fel.Add(new(0, $"{falt}.{ett.Falt}", ett.Orsak));
    }

    private static void Tid(List<Faltfel> fel, string falt, DateTimeOffset fran, DateTimeOffset till, DateTimeOffset nu)
    {
        if (till <= fran) fel.Add(new(0, falt + "till", "Sluttiden ska vara efter starttiden."));
        else if (till - fran > TimeSpan.FromDays(Jourgranser.ErsattningDygn)) fel.Add(new(0, falt + "till", $"Högst {Jourgranser.ErsattningDygn} dygn på en gång."));
        if (till > nu.AddDays(Jourgranser.FramatDygn)) fel.Add(new(0, falt + "till", $"Högst {Jourgranser.FramatDygn} dagar framåt."));
    }

    private static void Person(List<Faltfel> fel, string falt, string? person)
    {
        if (!ArPerson(person)) fel.Add(new(0, falt, "Ange en person som p- och id, till exempel p-jour. Inga namn."));
    }

    private static void Orsak(List<Faltfel> fel, string? orsak)
    {
        if (orsak is not null) Text(fel, "orsak", orsak, 3, Jourgranser.OrsakLangd);
    }

    private static void Text(List<Faltfel> fel, string falt, string text, int minst, int hogst)
    {
        if (text.Length < minst || text.Length > hogst)
            fel.Add(new(0, falt, $"Skriv {minst}–{hogst} tecken."));
        else if (Personuppgifter.Finn(text) is { } monster)
            fel.Add(new(0, falt, $"Texten innehåller något som liknar {monster}. Ta bort det och beskriv saken utan att peka ut någon; inget har sparats."));
    }

    [GeneratedRegex("^p-[a-z0-9][a-z0-9.-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Personid();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Linjeid();
}
