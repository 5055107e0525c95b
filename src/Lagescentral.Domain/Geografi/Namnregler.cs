using Lagescentral.Domain.Stad;

namespace Lagescentral.Domain.Geografi;

/// <summary>What a city says of its names: which are never a district, which are ordinary words, which are unsure.</summary>
/// <param name="Aldrig">Names that no district or place may bear.</param>
/// <param name="VanligaOrd">Names that are ordinary words.</param>
/// <param name="Osakra">Names that cross borders or mean something else as well.</param>
internal sealed record Namnregler(IReadOnlySet<string> Aldrig, IReadOnlySet<string> VanligaOrd, IReadOnlyList<Ortnamn> Osakra)
{
    private const string Fil = "namn.json";

    public static Namnregler Las(string mapp, Stadsdelsregister stadsdelar)
    {
        var fil = Stadsfil.Las<Innehall>(mapp, Fil);
        var vanliga = (fil.VanligaOrd ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var osakra = (fil.Osakra ?? []).Select((o, i) => Till(o, $"osäkert namn nr {i + 1}")).ToList();
        return new Namnregler((fil.Aldrig ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase), vanliga, osakra);

        Ortnamn Till(Post osaker, string post)
        {
            if (osaker.Stadsdel is { } id && !stadsdelar.Alla.Any(s => s.Id == id))
                throw Stadsfil.Fel(Fil, post, "stadsdel", "id:t finns inte i stadsdelar.json", "Använd ett av dess id:n, eller utelämna fältet för ett namn som korsar gränser.");
            var namn = Stadsfil.Text(osaker.Namn, Fil, post, "namn");
            return new Ortnamn(namn, osaker.Stadsdel, null, Namnslag.Osakert, vanliga.Contains(namn));
        }
    }

    private sealed record Innehall(
        IReadOnlyList<string>? Aldrig, IReadOnlyList<string>? VanligaOrd, IReadOnlyList<Post>? Osakra);

    private sealed record Post(string? Namn, string? Stadsdel, string? Orsak);
}
