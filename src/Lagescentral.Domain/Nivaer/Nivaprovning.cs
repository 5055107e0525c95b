using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Nivaer;

/// <summary>Says all that is wrong: with the city's file of levels, by line and field, and with what a person sends, by field.</summary>
public static class Nivaprovning
{
    /// <summary>Name of the file in the city's folder.</summary>
    public const string Fil = "nivaer.json";

    /// <summary>Fewest characters of a reason.</summary>
    public const int SkalMinst = 3;

    /// <summary>Most characters of a reason.</summary>
    public const int SkalHogst = 500;

    private const int ForslagHogst = 100;
    private static readonly TimeSpan Timme = TimeSpan.FromHours(1);
    private static readonly TimeSpan Manad = TimeSpan.FromDays(31);

    /// <summary>Reads the levels.</summary>
    /// <param name="utf8">The file.</param>
    /// <returns>The levels, or null and what is wrong: <c>rad</c> is the line where the item begins, from 1.</returns>
    public static (Nivaverk? Verk, IReadOnlyList<Faltfel> Fel) Las(ReadOnlyMemory<byte> utf8)
    {
        var (verk, lasfel) = Jsonfil.Las<Nivaverk>(utf8.Span, "nivaer", "nivaer, forslag, sankEfter; för en nivå id, namn, betyder; för ett förslag id, namn, niva, omrade, inom");
        if (verk is null) return (null, [lasfel!]);
        var fel = Prova(verk, Jsonfil.Radnummer(utf8.Span));
        return fel.Count > 0 ? (null, fel) : (verk, []);
    }

    /// <summary>What is wrong with a reason, trimmed; empty when nothing is.</summary>
    public static IReadOnlyList<Faltfel> Prova(string skal)
    {
        ArgumentNullException.ThrowIfNull(skal);
        if (skal.Length is < SkalMinst or > SkalHogst) return [new(0, "skal", $"Skriv varför, {SkalMinst}–{SkalHogst} tecken.")];
        return Personuppgifter.Finn(skal) is { } monster
            ? [new(0, "skal", $"Texten innehåller något som liknar {monster}. Ta bort det och beskriv saken utan att peka ut någon; inget har sparats.")]
            : [];
    }

    private static List<Faltfel> Prova(Nivaverk verk, Func<string, int, int> rad)
    {
        var fel = new List<Faltfel>();
        if (verk.Nivaer is not { Count: >= 2 and <= 8 }) return [new Faltfel(1, "nivaer", "Två till åtta nivåer, den lägsta först.")];
        if (verk.Forslag is not { Count: <= ForslagHogst }) return [new Faltfel(1, "forslag", $"En lista med högst {ForslagHogst} förslag; den kan vara tom.")];
        new Filanteckning(fel, 1, "").Inom("sankEfter", verk.SankEfter, Timme, Manad);
        for (var i = 0; i < verk.Nivaer.Count; i++)
        {
            var not = new Filanteckning(fel, rad("nivaer", i), $"nivaer[{i}]");
            not.Namn(verk.Nivaer[i]?.Id, verk.Nivaer[i]?.Namn);
            if (verk.Nivaer[i]?.Betyder is not { Length: >= 1 and <= 300 }) not.Fel("betyder", "1–300 tecken.");
        }

        for (var i = 0; i < verk.Forslag.Count; i++) Prova(verk.Forslag[i], verk, new Filanteckning(fel, rad("forslag", i), $"forslag[{i}]"));
        Filanteckning.Dubbletter(verk.Nivaer.Select(n => n?.Id), "nivaer", rad, fel);
        Filanteckning.Dubbletter(verk.Forslag.Select(f => f?.Id), "forslag", rad, fel);
        return fel;
    }

    private static void Prova(Nivaregel? regel, Nivaverk verk, Filanteckning not)
    {
        if (regel is null)
        {
            not.Fel("", "Förslaget saknas.");
            return;
        }

        not.Namn(regel.Id, regel.Namn);
        if (regel.Niva == verk.Nivaer[0]?.Id) not.Fel("niva", "Den lägsta nivån föreslås av sig själv när inget talar för en högre. Ange en annan.");
        else if (verk.Nivaer.All(n => n?.Id != regel.Niva)) not.Fel("niva", $"{regel.Niva} är ingen av nivåerna.");
        if (regel.AllvarMinst is < 1 or > 5) not.Fel("allvarMinst", "1–5.");
        if (regel.Larmregler is { Count: 0 or > 100 }) not.Fel("larmregler", "En till hundra larmregler. Ta bort fältet för alla.");
        if (regel.Antal is < 1 or > 100) not.Fel("antal", "1–100.");
        if (regel.Stadsdelar is < 1 or > 11) not.Fel("stadsdelar", "1–11.");
        else if (regel.Stadsdelar > 1 && regel.Omrade == Nivaomrade.Stadsdel) not.Fel("stadsdelar", "Fältet hör till förslag för staden. Ta bort det.");
        not.Inom("inom", regel.Inom, Timme, Manad);
    }
}
