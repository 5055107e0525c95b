using Lagescentral.Domain.Stad;

namespace Lagescentral.Domain.Geografi;

/// <summary>Checks places before they are used: a wrong entry would place events wrongly without a sign.</summary>
internal static class Platskontroll
{
    private const int StorstaOsakerhet = 10_000;

    /// <exception cref="InvalidDataException">Names entry, field and remedy.</exception>
    public static IReadOnlyList<Plats> Granska(
        IReadOnlyList<Plats> platser, string fil, Stadsdelsregister stadsdelar, Granskarta granser, Namnregler regler)
    {
        var sedda = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < platser.Count; i++)
        {
            var plats = platser[i];
            var nummer = $"plats nr {i + 1}";
            var id = Stadsfil.Id(plats.Id, fil, nummer);
            var post = $"{nummer} (id {id})";
            if (!sedda.Add(id))
                throw Stadsfil.Fel(fil, post, "id", "id:t finns redan", "Ge varje plats ett eget id.");
            GranskaNamn(plats, fil, post, regler);
            if (plats.OsakerhetMeter is < 1 or > StorstaOsakerhet)
                throw Stadsfil.Fel(fil, post, "osakerhetMeter", "är utanför 1–10 000", "Ange radien i meter.");
            if (!Enum.IsDefined(plats.Typ))
                throw Stadsfil.Fel(fil, post, "typ", "är okänd", "Använd en av programmets platstyper.");
            if (!stadsdelar.Alla.Any(s => s.Id == plats.Stadsdel))
                throw Stadsfil.Fel(fil, post, "stadsdel", "id:t finns inte i stadsdelar.json", "Använd ett av dess id:n.");
            if ((granser.Vid(plats.Lat, plats.Lon)?.Stadsdel.Id ?? stadsdelar.Stad.Id) != plats.Stadsdel)
                throw Stadsfil.Fel(fil, post, "lat/lon", "punkten ligger inte i den stadsdel som posten anger", "Rätta punkten eller stadsdelen.");
        }

        return platser;
    }

    private static void GranskaNamn(Plats plats, string fil, string post, Namnregler regler)
    {
        Stadsfil.Text(plats.Namn, fil, post, "namn");
        foreach (var namn in (plats.Alias ?? throw Stadsfil.Fel(fil, post, "alias", "värdet saknas", "Ange en lista, om än tom.")).Prepend(plats.Namn))
        {
            if (string.IsNullOrWhiteSpace(namn) || !namn.Any(char.IsLetterOrDigit))
                throw Stadsfil.Fel(fil, post, "alias", "ett namn är tomt", "Ta bort det eller skriv det.");
            if (regler.Aldrig.Contains(namn))
                throw Stadsfil.Fel(fil, post, "namn/alias", "namnet får inte betyda en plats (namn.json, aldrig)", "Välj ett tydligare namn.");
        }
    }
}
