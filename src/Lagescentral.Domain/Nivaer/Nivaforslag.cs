using Lagescentral.Domain.Larm;

namespace Lagescentral.Domain.Nivaer;

/// <summary>That the system proposes another level for an area, and on what ground. It stands until a person sets or keeps the level.</summary>
public sealed record Nivaforslag
{
    /// <summary>Larm shown as the ground, at most.</summary>
    public const int UnderlagHogst = 20;

    /// <summary>District id, or the city's.</summary>
    public required string Omrade { get; init; }

    /// <summary>The level proposed.</summary>
    public required Beredskapsniva Niva { get; init; }

    /// <summary>True to raise, false to lower.</summary>
    public required bool Hoj { get; init; }

    /// <summary>Id of the rule that was met; null to lower.</summary>
    public string? Regel { get; init; }

    /// <summary>The ground in words, Swedish, without time that passes.</summary>
    public required string Skal { get; init; }

    /// <summary>The smallest change that would have made the rule propose nothing, Swedish.</summary>
    public required string Utan { get; init; }

    /// <summary>The larm that count, the latest first, at most <see cref="UnderlagHogst"/>.</summary>
    public IReadOnlyList<Nivaunderlag> Underlag { get; init; } = [];

    /// <summary>How many larm count.</summary>
    public int Antal { get; init; }
}

/// <summary>Makes proposals from larm. Pure; the order of the larm does not matter.</summary>
/// <param name="verk">The city's levels and when they are proposed.</param>
/// <param name="staden">Id of the whole city among the areas.</param>
/// <param name="ovning">True when all is an exercise: then larm of exercises count, and no others.</param>
public sealed class Nivaforslagsmakare(Nivaverk verk, string staden, bool ovning = false)
{
    /// <summary>What is proposed for an area; null when what stands is right, or a person has weighed all there is.</summary>
    /// <param name="omrade">District id, or the city's.</param>
    /// <param name="lage">How it stands; null while no person has decided anything.</param>
    /// <param name="larm">Larm that may count.</param>
    /// <param name="nu">Now, UTC.</param>
    public Nivaforslag? For(string omrade, Nivafakta? lage, IReadOnlyCollection<Nivaunderlag> larm, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(larm);
        larm = [.. larm.Where(l => l.Ovning == ovning)];
        var grad = lage is null ? 0 : verk.Grad(lage.Niva) ?? 0;
        var hogst = verk.Forslag.Where(r => (r.Omrade == Nivaomrade.Stad) == (omrade == staden))
            .Select(regel => (Regel: regel, Grad: verk.Grad(regel.Niva)!.Value, Larm: Raknas(regel, omrade, larm, nu)))
            .Where(m => ArUppfylld(m.Regel, m.Larm))
            .OrderByDescending(m => m.Grad).ThenBy(m => m.Regel.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        if (hogst.Regel is not null && hogst.Grad > grad)
            // What a person has weighed is proposed again only when there is more of it.
            return lage is null || hogst.Larm.Exists(l => l.Senast > lage.Vagt) ? Hojning(omrade, hogst.Regel, hogst.Larm) : null;
        if (lage is null || hogst.Grad >= grad) return null;
        var skal = $"Inget larm som talar för {lage.Namn} har kommit på {Varaktighet.Ord(verk.SankEfter)}.";
        var senast = larm.Where(l => omrade == staden || l.Stadsdel == omrade).Where(l => verk.Forslag.Any(r => verk.Grad(r.Niva) > hogst.Grad && r.Galler(l))).Select(l => l.Senast)
            .Append(lage.Vagt).Max();
        return nu - senast < verk.SankEfter ? null : new Nivaforslag
        {
            Omrade = omrade,
            Niva = verk.Nivaer[hogst.Grad],
            Hoj = false,
            Regel = hogst.Regel?.Id,
            Skal = skal,
            Utan = $"Om något larm som talar för {lage.Namn} hade kommit de senaste {Varaktighet.Ord(verk.SankEfter)}.",
            Underlag = [.. (hogst.Larm ?? []).Take(Nivaforslag.UnderlagHogst)],
            Antal = hogst.Larm?.Count ?? 0,
        };
    }

    private List<Nivaunderlag> Raknas(Nivaregel regel, string omrade, IReadOnlyCollection<Nivaunderlag> larm, DateTimeOffset nu) =>
    [
        .. larm.Where(l => (omrade == staden || l.Stadsdel == omrade) && l.Senast > nu - regel.Inom && regel.Galler(l))
            .OrderByDescending(l => l.Senast).ThenBy(l => l.Larm, StringComparer.Ordinal),
    ];

    private bool ArUppfylld(Nivaregel regel, List<Nivaunderlag> larm) =>
        larm.Count >= regel.Antal && (regel.Stadsdelar == 1 || Stadsdelar(larm).Count() >= regel.Stadsdelar);

    // What is about the whole city, or has no place, is in no district.
    private IEnumerable<IGrouping<string, Nivaunderlag>> Stadsdelar(List<Nivaunderlag> larm) => larm.Where(l => l.Stadsdel != staden).GroupBy(l => l.Stadsdel);

    private Nivaforslag Hojning(string omrade, Nivaregel regel, List<Nivaunderlag> larm)
    {
        var antal = larm.Count == 1 ? "Ett larm" : $"{larm.Count} larm";
        var dar = regel.Stadsdelar > 1 ? $" i {Stadsdelar(larm).Count()} stadsdelsområden" : "";
        var krav = $"{Ord(regel.Antal, "larm", "larm")}{(regel.Stadsdelar > 1 ? $" i {regel.Stadsdelar} stadsdelsområden" : "")}";
        return new Nivaforslag
        {
            Omrade = omrade,
            Niva = verk.Finn(regel.Niva)!,
            Hoj = true,
            Regel = regel.Id,
            Skal = $"{regel.Namn}: {antal}{Allvar(regel)}{dar} inom {Varaktighet.Ord(regel.Inom)}. Det krävs {krav}.",
            Utan = Utan(regel, larm),
            Underlag = [.. larm.Take(Nivaforslag.UnderlagHogst)],
            Antal = larm.Count,
        };
    }

    private string Utan(Nivaregel regel, List<Nivaunderlag> larm)
    {
        var forAntal = larm.Count - regel.Antal + 1;
        // The districts with the fewest larm are the cheapest to be without.
        var perStadsdel = Stadsdelar(larm).Select(g => g.Count()).Order().ToList();
        var forStadsdelar = regel.Stadsdelar == 1 ? int.MaxValue : perStadsdel.Take(perStadsdel.Count - regel.Stadsdelar + 1).Sum();
        return forStadsdelar < forAntal
            ? $"Om {Ord(forStadsdelar, "larm", "larm")} i {Ord(perStadsdel.Count - regel.Stadsdelar + 1, "stadsdelsområde", "stadsdelsområden")} inte hade kommit."
            : $"Om {Ord(forAntal, "larm", "larm")} inte hade kommit.";
    }

    private static string Allvar(Nivaregel regel) => regel.AllvarMinst == 1 ? "" : regel.AllvarMinst == 5 ? " med allvar 5" : $" med allvar {regel.AllvarMinst} eller mer";

    private static string Ord(int antal, string ett, string flera) => antal == 1 ? $"ett {ett}" : $"{antal} {flera}";
}
