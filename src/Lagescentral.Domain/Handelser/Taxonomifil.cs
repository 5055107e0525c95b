using Lagescentral.Domain.Stad;

namespace Lagescentral.Domain.Handelser;

/// <summary>Reads and checks <c>taxonomi.json</c>.</summary>
internal static class Taxonomifil
{
    /// <summary>Name of the table that holds for every source.</summary>
    public const string AllaKallor = "*";

    private const string Fil = "taxonomi.json";

    /// <exception cref="InvalidDataException">Names entry, field and remedy.</exception>
    public static Taxonomidata Las(string mapp)
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
        var arsrakningar = Arsrakningar(fil);
        var arsslag = arsrakningar.SelectMany(a => a.Av).Select(d => d.Arsslag).ToHashSet(StringComparer.Ordinal);
        return new Taxonomidata(
            version, kategorier, arsrakningar, [.. fil.Typer.Select(t => (t.Key, Tabell(t.Key, t.Value, id, arsslag)))], Narliggande(fil.Narliggande ?? [], id));
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

    private static List<Arsrakning> Arsrakningar(Innehall fil)
    {
        var ut = new List<Arsrakning>();
        foreach (var (i, rad) in (fil.Arsrakningar ?? []).Index())
        {
            var post = $"arsrakning nr {i + 1}";
            var av = new List<Arsdel>();
            foreach (var del in Stadsfil.Lista(rad.Av, Fil, $"{post}, av"))
            {
                if (del.AllvarMinst is < 1 or > 5)
                    throw Stadsfil.Fel(Fil, post, "allvarMinst", "är utanför 1–5", "Ange ett heltal 1–5, eller utelämna det.");
                av.Add(new Arsdel(Stadsfil.Id(del.Arsslag, Fil, post), del.AllvarMinst ?? 1));
            }

            var slag = av.Select(d => d.Arsslag).ToHashSet(StringComparer.Ordinal);
            string[] kallor = [.. fil.Typer!.Where(t => t.Key != AllaKallor && t.Value?.Any(r => r.Arsslag is { } s && slag.Contains(s)) == true).Select(t => t.Key)];
            var id = Stadsfil.Id(rad.Id, Fil, post);
            if (ut.Any(a => a.Id == id))
                throw Stadsfil.Fel(Fil, post, "id", "samma id står två gånger", "Ge varje årsräkning ett eget id.");
            if (kallor.Length == 0)
                throw Stadsfil.Fel(Fil, post, "av", "ingen källas typ räknas dit", "Sätt arsslag på minst en typ i en källas tabell.");
            ut.Add(new Arsrakning(id, Stadsfil.Text(rad.Namn, Fil, post, "namn"), Stadsfil.Text(rad.Beskrivning, Fil, post, "beskrivning"), av, kallor));
        }

        return ut;
    }

    private static Taxonomitabell Tabell(string kalla, IReadOnlyList<Rad>? rader, HashSet<string> kategorier, HashSet<string> arsslag)
    {
        var hela = new Dictionary<string, Klassning>(StringComparer.OrdinalIgnoreCase);
        var nummer = new Dictionary<int, Klassning>();
        var borjan = new List<(string, Klassning)>();
        foreach (var (i, rad) in Stadsfil.Lista(rader, Fil, $"typer.{kalla}").Index())
        {
            var post = $"typer.{kalla} nr {i + 1}";
            var typ = Taxonomitabell.Ord(Stadsfil.Text(rad.Typ, Fil, post, "typ"));
            var klassning = Klassa(rad, post, kategorier, arsslag);
            if (rad.Borjan == true)
                borjan.Add((typ, klassning));
            if (!hela.TryAdd(typ, klassning))
                throw Stadsfil.Fel(Fil, post, "typ", "samma typ står redan i tabellen", "Ta bort den ena.");
            if (rad.Nummer is { } nr && (nr is < 1 or > 99 || !nummer.TryAdd(nr, klassning)))
                throw Stadsfil.Fel(Fil, post, "nummer", "är utanför 1–99 eller står redan i tabellen", "Ge typen källans eget nummer.");
        }

        return new Taxonomitabell(hela, nummer, borjan);
    }

    private static Klassning Klassa(Rad rad, string post, HashSet<string> kategorier, HashSet<string> arsslag)
    {
        if (rad.Kategori is null || !kategorier.Contains(rad.Kategori))
            throw Stadsfil.Fel(Fil, post, "kategori", "kategorin saknas eller finns inte", "Använd ett id ur listan kategorier.");
        if (rad.Allvar is not (>= 1 and <= 5))
            throw Stadsfil.Fel(Fil, post, "allvar", "saknas eller är utanför 1–5", "Ange ett heltal 1–5.");
        if (rad.Arsslag is { } slag && !arsslag.Contains(slag))
            throw Stadsfil.Fel(Fil, post, "arsslag", "räknas inte i någon arsrakning", "Använd ett arsslag ur listan arsrakningar, eller lägg till det där.");
        return new Klassning(rad.Kategori, rad.Allvar.Value, rad.ArHandelse ?? true, Kand: true, rad.Arsslag);
    }

    private sealed record Innehall(
        string? Version, IReadOnlyList<Kategorirad>? Kategorier, IReadOnlyList<Arsrad>? Arsrakningar, IReadOnlyDictionary<string, IReadOnlyList<Rad>?>? Typer,
        IReadOnlyList<IReadOnlyList<string>>? Narliggande);

    private sealed record Kategorirad(string? Id, string? Namn);

    private sealed record Arsrad(string? Id, string? Namn, string? Beskrivning, IReadOnlyList<Arsdelsrad>? Av);

    private sealed record Arsdelsrad(string? Arsslag, int? AllvarMinst);

    private sealed record Rad(int? Nummer, string? Typ, bool? Borjan, string? Kategori, int? Allvar, bool? ArHandelse, string? Arsslag);
}

/// <summary>What the file of types holds, checked.</summary>
internal sealed record Taxonomidata(
    string Version, IReadOnlyList<Kategori> Kategorier, IReadOnlyList<Arsrakning> Arsrakningar,
    IReadOnlyList<(string Kalla, Taxonomitabell Tabell)> Tabeller, IReadOnlySet<(string, string)> Narliggande);
