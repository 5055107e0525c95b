using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Geografi;

/// <summary>What the names in one field say together.</summary>
/// <param name="Stadsdel">District id; null when the names contradict each other.</param>
/// <param name="Plats">The one place meant, if any.</param>
/// <param name="Metod">How the district was found.</param>
/// <param name="Sakerhet">How sure it is, 0–1.</param>
internal sealed record Namndom(string? Stadsdel, Plats? Plats, Placeringsmetod Metod, double Sakerhet)
{
    private const double SakerPlats = 0.9;
    private const double SakerOmrade = 0.85;
    private const double SakerFlertydig = 0.6;
    private const double SakerOsakert = 0.5;

    // "En bil från Farsta stoppades …" names where the car came from, not where it was stopped.
    private const double BaraRiktning = 0.75;

    // Another district was named, but only as a direction.
    private const double AnnanRiktning = 0.85;

    /// <summary>Weighs the names found in a field: sure names before unsure ones, places before directions.</summary>
    /// <returns>Null when the field holds no name that says a district; a verdict without district when they contradict.</returns>
    public static Namndom? Fall(IReadOnlyList<Namntraff> traffar, Namnfalt falt)
    {
        var kanda = traffar.Where(t => t.Namn.Stadsdel is not null).ToList();
        var sakra = kanda.FindAll(t => t.Namn.Slag != Namnslag.Osakert);
        var pekande = sakra.FindAll(t => t.Riktning == Riktning.Ingen);
        var valda = pekande is not [] ? pekande : sakra is not [] ? sakra : kanda;
        if (valda is [])
            return null;

        var stadsdel = valda[0].Namn.Stadsdel;
        if (valda.Exists(t => t.Namn.Stadsdel != stadsdel))
            return new Namndom(null, null, Placeringsmetod.Okand, 0);

        var basta = valda.MaxBy(t => t.Namn.Slag).Namn;
        var sakerhet = Grund(valda) * Falt(falt);
        if (valda.TrueForAll(t => t.Riktning == Riktning.MotEllerFran))
            sakerhet *= BaraRiktning;
        if (sakra.Exists(t => t.Namn.Stadsdel != stadsdel))
            sakerhet *= AnnanRiktning;
        var metod = basta.Slag == Namnslag.Omrade ? Placeringsmetod.Namn : Placeringsmetod.Gazetteer;
        return new Namndom(stadsdel, EndaPlatsen(valda, basta), metod, Math.Round(sakerhet, 2));
    }

    /// <summary>The surest name decides; two that agree make each other no surer.</summary>
    private static double Grund(List<Namntraff> valda) => valda.Max(t => t.Namn switch
    {
        { Slag: Namnslag.Osakert } => SakerOsakert,
        { Flertydigt: true } => SakerFlertydig,
        { Slag: Namnslag.Plats } => SakerPlats,
        _ => SakerOmrade,
    });

    private static double Falt(Namnfalt falt) => falt switch
    {
        Namnfalt.Plats => 1,
        Namnfalt.Rubrik => 0.95,
        _ => 0.9,
    };

    /// <summary>The place, unless several as precise ones are named.</summary>
    private static Plats? EndaPlatsen(List<Namntraff> valda, Ortnamn basta) =>
        valda.TrueForAll(t => t.Namn.Slag < basta.Slag || t.Namn.Plats == basta.Plats) ? basta.Plats : null;
}
