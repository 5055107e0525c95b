using Lagescentral.Domain.Stad;

namespace Lagescentral.Domain.Handelser;

/// <summary>Reads and checks <c>taxonomi.json</c>.</summary>
internal static class Taxonomifil
{
    /// <summary>Name of the table that holds for every source.</summary>
    public const string AllaKallor = "*";

    private const string Fil = "taxonomi.json";

    /// <exception cref="InvalidDataException">Names entry, field and remedy.</exception>
    public static (
        string Version, IReadOnlyList<Kategori> Kategorier, IReadOnlyList<(string Kalla, Taxonomitabell Tabell)> Tabeller, IReadOnlySet<(string, string)> Narliggande) Las(string mapp)
    {
        var fil = Stadsfil.Las<Innehall>(mapp, Fil);
        var version = Stadsfil.Text(fil.Version, Fil, "hela filen", "version");
        var kategorier = Stadsfil.Lista(fil.Kategorier, Fil, "kategorier")
            .Select((k, i) => new Kategori(Stadsfil.Id(k.Id, Fil, $"kategori nr {i + 1}"), Stadsfil.Text(k.Namn, Fil, $"kategori nr {i + 1}", "namn")))
            .ToList();
        var id = kategorier.Select(k => k.Id).ToHashSet(StringComparer.Ordinal);
        if (id.Count != kategorier.Count)
            throw Stadsfil.Fel(Fil, "kategorier", "id", "samma id står två gånger", "Ge varje kategori ett eget id.");
        if (!id.Contains(Taxonomi.Ovrigt))
            throw Stadsfil.Fel(Fil, "kategorier", "id", $"kategorin {Taxonomi.Ovrigt} saknas", "Lägg till den: okända typer hamnar där.");
        if (fil.Typer is not { Count: > 0 })
            throw Stadsfil.Fel(Fil, "hela filen", "typer", "tabellen saknas eller är tom", "Ange minst en källas typer.");
        return (version, kategorier, [.. fil.Typer.Select(t => (t.Key, Tabell(t.Key, t.Value, id)))], Narliggande(fil.Narliggande ?? [], id));
    }

    private static HashSet<(string, string)> Narliggande(IReadOnlyList<IReadOnlyList<string>> rader, HashSet<string> kategorier)
    {
        var par = new HashSet<(string, string)>();
        foreach (var (i, rad) in rader.Index())
        {
            if (rad is not [var a, var b] || a == b || !kategorier.Contains(a) || !kategorier.Contains(b))
                throw Stadsfil.Fel(Fil, $"narliggande nr {i + 1}", "narliggande", "är inte två olika kategorier", "Ange två id:n ur listan kategorier.");
            par.Add((a, b));
            par.Add((b, a));
        }

        return par;
    }

    private static Taxonomitabell Tabell(string kalla, IReadOnlyList<Rad>? rader, HashSet<string> kategorier)
    {
        var hela = new Dictionary<string, Klassning>(StringComparer.OrdinalIgnoreCase);
        var nummer = new Dictionary<int, Klassning>();
        var borjan = new List<(string, Klassning)>();
        foreach (var (i, rad) in Stadsfil.Lista(rader, Fil, $"typer.{kalla}").Index())
        {
            var post = $"typer.{kalla} nr {i + 1}";
            var typ = Taxonomitabell.Ord(Stadsfil.Text(rad.Typ, Fil, post, "typ"));
            var klassning = Klassa(rad, post, kategorier);
            if (rad.Borjan == true)
                borjan.Add((typ, klassning));
            if (!hela.TryAdd(typ, klassning))
                throw Stadsfil.Fel(Fil, post, "typ", "samma typ står redan i tabellen", "Ta bort den ena.");
            if (rad.Nummer is { } nr && (nr is < 1 or > 99 || !nummer.TryAdd(nr, klassning)))
                throw Stadsfil.Fel(Fil, post, "nummer", "är utanför 1–99 eller står redan i tabellen", "Ge typen källans eget nummer.");
        }

        return new Taxonomitabell(hela, nummer, borjan);
    }

    private static Klassning Klassa(Rad rad, string post, HashSet<string> kategorier)
    {
        if (rad.Kategori is null || !kategorier.Contains(rad.Kategori))
            throw Stadsfil.Fel(Fil, post, "kategori", "kategorin saknas eller finns inte", "Använd ett id ur listan kategorier.");
        if (rad.Allvar is not (>= 1 and <= 5))
            throw Stadsfil.Fel(Fil, post, "allvar", "saknas eller är utanför 1–5", "Ange ett heltal 1–5.");
        return new Klassning(rad.Kategori, rad.Allvar.Value, rad.ArHandelse ?? true, Kand: true);
    }

    private sealed record Innehall(
        string? Version, IReadOnlyList<Kategorirad>? Kategorier, IReadOnlyDictionary<string, IReadOnlyList<Rad>?>? Typer,
        IReadOnlyList<IReadOnlyList<string>>? Narliggande);

    private sealed record Kategorirad(string? Id, string? Namn);

    private sealed record Rad(int? Nummer, string? Typ, bool? Borjan, string? Kategori, int? Allvar, bool? ArHandelse);
}
