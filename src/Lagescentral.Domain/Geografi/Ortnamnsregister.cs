namespace Lagescentral.Domain.Geografi;

/// <summary>Gathers every name of districts and places into one tree. Where several claim a spelling, the one that says
/// least wins: an unsure name, then a district, then a smaller area, then a place, then a station.</summary>
internal static class Ortnamnsregister
{
    public static Ortnamnstrad Bygg(Stadsdelsregister stadsdelar, IReadOnlyList<Plats> platser, Namnregler regler)
    {
        var trad = new Ortnamnstrad();
        var omraden = stadsdelar.Alla.Where(s => s != stadsdelar.Stad).ToList();
        foreach (var osakert in regler.Osakra)
            Lagg(osakert.Namn, Klassad(osakert));
        foreach (var omrade in omraden)
        {
            foreach (var namn in new[] { omrade.Namn }.Concat(omrade.TidigareNamn).Concat(omrade.Alias))
                Lagg(namn, new Ortnamn(namn, omrade.Id, null, Namnslag.Omrade));
        }

        var ordnade = platser.OrderBy(Rang).ThenBy(p => p.Id, StringComparer.Ordinal).ToList();
        var bararDistrikt = Baradistrikt(platser);
        foreach (var grupp in ordnade.GroupBy(p => p.Typ == Platstyp.Station))
        {
            foreach (var plats in grupp)
                Lagg(plats.Namn, For(plats, plats.Namn));
            foreach (var (plats, alias) in grupp.SelectMany(p => p.Alias, (p, alias) => (p, alias)))
                Lagg(alias, For(plats, alias));
        }

        foreach (var station in ordnade.Where(p => p.Typ == Platstyp.Station))
        {
            foreach (var (stavning, egetOrd) in Stationsnamn(station.Namn))
                trad.Lagg(stavning, For(station, station.Namn) with { Flertydigt = false, VanligtOrd = false }, egetOrd);
        }

        return trad;

        Ortnamn For(Plats plats, string namn) => Klassad(new Ortnamn(
            namn, plats.Stadsdel, plats, plats.Typ == Platstyp.Stadsdel ? Namnslag.Yta : Namnslag.Plats,
            Flertydigt: bararDistrikt[namn].Count > 1));

        Ortnamn Klassad(Ortnamn namn) => namn with { VanligtOrd = regler.VanligaOrd.Contains(namn.Namn) };

        void Lagg(string stavning, Ortnamn namn)
        {
            foreach (var form in Former(stavning))
                trad.Lagg(form, namn);
        }
    }

    /// <summary>The districts in which each name is borne.</summary>
    private static Dictionary<string, HashSet<string>> Baradistrikt(IEnumerable<Plats> platser)
    {
        var distrikt = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var plats in platser)
        {
            foreach (var namn in plats.Alias.Prepend(plats.Namn))
            {
                if (!distrikt.TryGetValue(namn, out var hos))
                    distrikt[namn] = hos = new HashSet<string>(StringComparer.Ordinal);
                hos.Add(plats.Stadsdel);
            }
        }

        return distrikt;
    }

    private static int Rang(Plats plats) => plats.Typ switch { Platstyp.Stadsdel => 0, Platstyp.Station => 2, _ => 1 };

    /// <summary>A name, and for one of two words also without the genitive s of the first ("Björkhagen centrum") and
    /// written together ("Farstastrand").</summary>
    private static IEnumerable<string> Former(string namn)
    {
        yield return namn;
        var delar = namn.Split(' ');
        if (delar.Length < 2 || delar[0].Length < 5)
            yield break;
        if (delar[0].EndsWith('s'))
            yield return string.Join(' ', delar.Skip(1).Prepend(delar[0][..^1]));
        if (delar.Length == 2)
            yield return delar[0] + delar[1].ToLowerInvariant();
    }

    /// <summary>How people say a station; the number is the word that bears the capital.</summary>
    private static IEnumerable<(string Stavning, int EgetOrd)> Stationsnamn(string namn)
    {
        foreach (var efter in new[] { "T-bana", "T-banan", "tunnelbana", "tunnelbanan", "tunnelbanestation", "T-banestation", "station", "pendeltågsstation" })
            yield return ($"{namn} {efter}", 0);
        foreach (var fore in new[] { "T-bana", "T-banan", "T-banan i", "T-banan vid" })
            yield return ($"{fore} {namn}", fore.Split(' ', '-').Length);
        foreach (var fore in new[] { "tunnelbana", "tunnelbanan", "tunnelbanan i", "tunnelbanan vid", "tunnelbanestation", "tunnelbanestationen", "tunnelbanestationen i", "tunnelbanestationen vid" })
            yield return ($"{fore} {namn}", fore.Split(' ').Length);
    }
}
